package io.danq.sequence.genome;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** MD5 sums of bases, as SAM's tag M5 has them. */
final class Md5 {
  private Md5() {}

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has MD5", e);
    }
  }

  static String of(byte[] bases) {
    return text(digest().digest(bases));
  }

  static String text(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }
}
