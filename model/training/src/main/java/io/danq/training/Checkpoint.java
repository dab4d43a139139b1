package io.danq.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import io.danq.sequence.disk.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Everything that a run needs to go on: a file of eight bytes of header length, a JSON header, the
 * weights, the optimiser's moments and the best weights so far, all little-endian, and a CRC-32 of
 * what stands before it.
 *
 * @param header the rest of the state
 * @param weights the weights
 * @param moments what the optimiser remembers of each
 * @param best the weights after the best epoch; empty before the first is complete
 */
record Checkpoint(
    Header header, DanQWeights weights, List<DanQWeights> moments, List<DanQWeights> best) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_HEADER = 1 << 24;
  private static final int CHUNK = 1 << 20;

  /**
   * The small part of the state.
   *
   * @param format {@value #FORMAT}
   * @param identity see {@link RunIdentity}
   * @param epochs the epochs that are complete
   * @param windows windows of the next epoch that are done
   * @param lossSum sum of their losses
   * @param seconds spent on them
   * @param steps steps of the optimiser
   * @param moments number of its moments
   * @param best 1 if there are best weights
   */
  record Header(
      String format,
      Map<String, String> identity,
      List<EpochResult> epochs,
      int windows,
      double lossSum,
      double seconds,
      long steps,
      int moments,
      int best) {
    static final String FORMAT = "danq-training/1";
  }

  /** Writes the file; it takes the place of an older one only when it is whole and on the disk. */
  void write(Path file) throws IOException {
    WholeFile.deleteUnfinished(file);
    WholeFile.write(file, this::writeTo);
  }

  private void writeTo(Path unfinished) throws IOException {
    try (FileChannel channel =
        FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      Output out = new Output(channel);
      byte[] json = JSON.writeValueAsBytes(header);
      out.write(
          ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length));
      ByteBuffer text = ByteBuffer.wrap(json);
      out.write(text.position(json.length));
      out.write(weights);
      for (DanQWeights moment : moments) {
        out.write(moment);
      }
      for (DanQWeights weightsOfBest : best) {
        out.write(weightsOfBest);
      }
      out.writeChecksum();
    }
  }

  /**
   * Reads a file of a network of the given dimensions.
   *
   * @param identity what the run that goes on is
   * @throws TrainingException if it belongs to another run or is damaged; the message says what
   *     differs
   */
  static Checkpoint read(Path file, DanQConfig config, Map<String, String> identity)
      throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Input in = new Input(file, channel);
      long length = in.read(Long.BYTES).getLong();
      if (length < 2 || length > MAX_HEADER) {
        throw new TrainingException(file + " is not a checkpoint");
      }
      Header header = header(file, in.read((int) length));
      check(file, header, identity);
      DanQWeights weights = in.readWeights(config);
      List<DanQWeights> moments = new ArrayList<>();
      for (int i = 0; i < header.moments(); i++) {
        moments.add(in.readWeights(config));
      }
      List<DanQWeights> best = new ArrayList<>();
      for (int i = 0; i < header.best(); i++) {
        best.add(in.readWeights(config));
      }
      in.verifyChecksum();
      return new Checkpoint(header, weights, moments, best);
    }
  }

  private static Header header(Path file, ByteBuffer text) throws TrainingException {
    byte[] json = new byte[text.remaining()];
    text.get(json);
    Header header;
    try {
      header = JSON.readValue(json, Header.class);
    } catch (IOException e) {
      throw new TrainingException(file + " is not a checkpoint: " + e.getMessage());
    }
    if (!Header.FORMAT.equals(header.format())) {
      throw new TrainingException(
          file + " is a checkpoint of format " + header.format() + ", not " + Header.FORMAT);
    }
    return header;
  }

  private static void check(Path file, Header header, Map<String, String> identity)
      throws TrainingException {
    for (Map.Entry<String, String> now : identity.entrySet()) {
      String then = header.identity().get(now.getKey());
      if (!now.getValue().equals(then)) {
        throw new TrainingException(
            file
                + " is the checkpoint of another run: "
                + now.getKey()
                + " was "
                + then
                + ", is "
                + now.getValue()
                + "; delete it to begin anew");
      }
    }
  }

  private static final class Output {
    private final FileChannel channel;
    private final CRC32 crc = new CRC32();
    private final ByteBuffer chunk =
        ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.LITTLE_ENDIAN);

    Output(FileChannel channel) {
      this.channel = channel;
    }

    /** Writes a buffer from its start to its position. */
    void write(ByteBuffer bytes) throws IOException {
      bytes.flip();
      crc.update(bytes.duplicate());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }

    void write(DanQWeights weights) throws IOException {
      for (DanQTensor tensor : DanQTensor.values()) {
        FloatBuffer values = weights.get(tensor);
        while (values.hasRemaining()) {
          int count = Math.min(values.remaining(), CHUNK / Float.BYTES);
          chunk.clear();
          chunk.asFloatBuffer().put(values.slice(values.position(), count));
          values.position(values.position() + count);
          write(chunk.position(count * Float.BYTES));
        }
      }
    }

    void writeChecksum() throws IOException {
      long value = crc.getValue();
      write(chunk.clear().putLong(value));
    }
  }

  private static final class Input {
    private final Path file;
    private final FileChannel channel;
    private final CRC32 crc = new CRC32();

    Input(Path file, FileChannel channel) {
      this.file = file;
      this.channel = channel;
    }

    ByteBuffer read(int count) throws IOException {
      return fill(ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN));
    }

    private ByteBuffer fill(ByteBuffer into) throws IOException {
      while (into.hasRemaining()) {
        if (channel.read(into) < 0) {
          throw new TrainingException(file + " ends too early; delete it to begin anew");
        }
      }
      into.flip();
      crc.update(into.duplicate());
      return into;
    }

    DanQWeights readWeights(DanQConfig config) throws IOException {
      Map<DanQTensor, FloatBuffer> tensors = new EnumMap<>(DanQTensor.class);
      for (DanQTensor tensor : DanQTensor.values()) {
        int bytes = Math.toIntExact(Math.multiplyExact(tensor.size(config), Float.BYTES));
        ByteBuffer values = ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
        tensors.put(tensor, fill(values).asFloatBuffer());
      }
      return new DanQWeights(config, tensors);
    }

    void verifyChecksum() throws IOException {
      long expected = crc.getValue();
      if (read(Long.BYTES).getLong() != expected) {
        throw new TrainingException(file + " is damaged; delete it to begin anew");
      }
    }
  }
}
