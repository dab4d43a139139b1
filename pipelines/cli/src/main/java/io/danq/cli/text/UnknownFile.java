package io.danq.cli.text;

import io.danq.sequence.file.Decompression;
import io.danq.sequence.file.SequenceFormat;
import io.danq.sequence.file.SequenceFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Says what a file is that is neither a model nor a result, and which command takes it. */
public final class UnknownFile {
  private static final int HEAD_BYTES = 1 << 16;
  private static final String PARQUET = "PAR1";
  private static final Map<String, String> KINDS =
      Map.of(
          "\u0089HDF", "an HDF5 file; 'danq import' reads Keras models",
          "PK\u0003\u0004", "a zip file; 'danq import' reads Keras models",
          "\u0093NUMPY", "a NumPy array; 'danq evaluate' reads labelled windows",
          "BCF", "a BCF file; 'bcftools view' makes VCF of it, which 'danq variants' reads",
          "##fileformat=VCF", "a VCF file; 'danq variants' reads it");

  private UnknownFile() {}

  /** What the file is, decompressed if it is compressed; empty if it is Parquet. */
  public static Optional<String> describe(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Decompression.of(file.toString(), Files.newInputStream(file))) {
      head = in.readNBytes(HEAD_BYTES);
    } catch (SequenceFormatException e) {
      return Optional.of("a compressed file that is damaged");
    }
    String start = new String(head, StandardCharsets.ISO_8859_1);
    if (start.startsWith(PARQUET)) {
      return Optional.empty();
    }
    for (Map.Entry<String, String> kind : KINDS.entrySet()) {
      if (start.startsWith(kind.getKey())) {
        return Optional.of(kind.getValue());
      }
    }
    try {
      SequenceFormat format = SequenceFormat.detect(file.toString(), head);
      return Optional.of("a " + format + " file; 'danq predict' reads it");
    } catch (SequenceFormatException e) {
      return Optional.of("neither a model bundle nor a Parquet file");
    }
  }
}
