package io.danq.sequence.genome;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** MD5 sums of bases, as SAM's tag M5 has them. */
final class Md5 {
  private static final int PIECE = 1 << 20;

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

  /** Reads the bases of a contig in pieces. */
  static String of(ReferenceGenome genome, Contig contig) {
    MessageDigest digest = digest();
    byte[] bases = new byte[Math.min(PIECE, contig.length())];
    for (int from = 0, size; from < contig.length(); from += size) {
      size = Math.min(PIECE, contig.length() - from);
      genome.copy(contig, from, from + size, bases, 0);
      digest.update(bases, 0, size);
    }
    return text(digest.digest());
  }

  static String text(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }
}
