package hostile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;

/**
 * A small bundle of random weights, as texts and bytes that can be changed before it is written.
 * Its network takes windows of 1000 bases and has three targets.
 */
final class Bundle {
  private static final String[] TENSORS = {
    "conv.weight 4,4,26",
    "conv.bias 4",
    "lstm.weight 2,16,4",
    "lstm.recurrence 2,16,4",
    "lstm.bias 2,32",
    "hidden.weight 104,4",
    "hidden.bias 4",
    "output.weight 4,3",
    "output.bias 3"
  };

  String manifest =
      """
      {
        "format": "danq-bundle/1",
        "id": "tiny",
        "version": "1",
        "network": {"window": 1000, "filters": 4, "kernel": 26, "pool": 75, "poolStride": 75,
          "units": 4, "dense": 4, "targets": 3},
        "baseOrder": "AGCT",
        "sha256": {"weights.safetensors": "WEIGHTS", "targets.tsv": "TARGETS"},
        "metrics": {"mean_auroc": 0.7},
        "provenance": {"source": "random"}
      }
      """;
  String header;
  byte[] data;
  String targets =
      "index\tcell_type\tassay\ttreatment\n0\tK562\tCTCF\tNone\n1\tK562\tMYC\tNone\n2\tH1\tCTCF\tNone\n";

  Bundle(long seed) {
    Random random = new Random(seed);
    StringBuilder json = new StringBuilder("{");
    int offset = 0;
    for (String tensor : TENSORS) {
      String[] parts = tensor.split(" ");
      int size = 4;
      for (String dimension : parts[1].split(",")) {
        size *= Integer.parseInt(dimension);
      }
      json.append(
          String.format(
              Locale.ROOT,
              "%s\"%s\":{\"dtype\":\"F32\",\"shape\":[%s],\"data_offsets\":[%d,%d]}",
              offset == 0 ? "" : ",", parts[0], parts[1], offset, offset + size));
      offset += size;
    }
    header = json.append("}").toString();
    ByteBuffer floats = ByteBuffer.allocate(offset).order(ByteOrder.LITTLE_ENDIAN);
    while (floats.hasRemaining()) {
      floats.putFloat((float) (random.nextGaussian() * 0.1));
    }
    data = floats.array();
  }

  /** The bytes of weights.safetensors. */
  byte[] weights() {
    byte[] json = Bytes.of(header);
    return Bytes.join(Bytes.ints(json.length, 0), json, data);
  }

  /** Writes the three files with right checksums. */
  Path write(Path folder) throws IOException {
    return write(folder, weights());
  }

  Path write(Path folder, byte[] weights) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("weights.safetensors"), weights);
    Files.write(folder.resolve("targets.tsv"), Bytes.of(targets));
    Files.write(
        folder.resolve("manifest.json"),
        Bytes.of(
            manifest.replace("WEIGHTS", sha256(weights)).replace("TARGETS", sha256(Bytes.of(targets)))));
    return folder;
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
