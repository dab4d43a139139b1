package io.danq.prediction.rows;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The ids of rows: 128 bits of the SHA-256 of what identifies a row. The same record predicted
 * again by the same model gets the same id on every machine. Not thread-safe.
 */
final class RowIds {
  private static final int BYTES = 16;

  private final MessageDigest digest;

  RowIds() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The id of a row that these texts identify. */
  String of(String... texts) {
    byte[] hash = digest.digest(String.join("\n", texts).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, BYTES);
  }
}
