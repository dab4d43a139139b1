package io.danq.sequence.genome;

import java.util.Locale;

/**
 * The message about a byte in a contig that is not a base. For reads, {@code BaseCheck} does this.
 */
final class Bases {
  private Bases() {}

  /**
   * Describes a byte that is not a base.
   *
   * @param position 0-based, in the contig
   */
  static String fault(String contig, long position, byte found) {
    boolean shown = found > ' ' && found < 0x7f;
    String what =
        shown
            ? "'" + (char) found + "'"
            : String.format(Locale.ROOT, "the byte 0x%02x", found & 0xff);
    return String.format(
        Locale.ROOT,
        "contig %s has %s at position %,d (0-based), which is not a base",
        contig,
        what,
        position);
  }
}
