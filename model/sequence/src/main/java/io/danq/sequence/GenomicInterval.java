package io.danq.sequence;

import java.io.Serializable;
import java.util.Objects;

/**
 * A stretch of a contig, 0-based and half-open as in BED: {@code start} is the first base, {@code
 * end} the one after the last.
 *
 * @param contig name of the reference sequence
 * @param start first base, at least 0
 * @param end one past the last base, above {@code start}
 */
public record GenomicInterval(String contig, int start, int end) implements Serializable {
  /**
   * @throws IllegalArgumentException if {@code start} is negative or {@code end} is not above it
   */
  public GenomicInterval {
    Objects.requireNonNull(contig, "contig");
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "interval " + contig + ":" + start + ".." + end + " needs 0 <= start < end");
    }
  }

  /** Number of bases. */
  public int length() {
    return end - start;
  }
}
