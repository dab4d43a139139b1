package io.danq.alignment;

import io.danq.sequence.Nucleotide;
import java.util.Arrays;

/**
 * Measures how much a read repeats itself. BWA takes minutes for a read of some 10,000 bases that
 * repeats one short unit, as in telomeres, and cannot be interrupted. The alignment would be
 * worthless, because there are as many as there are units. Stateless.
 */
final class SelfRepeats {
  /**
   * The largest number of {@link #pairs} of a read that is aligned, not counting pairs of a 19-mer
   * with itself. Near this limit BWA took 7 s for 80,000 bases of a centromere, and at half of it
   * 16 s for 150,000 bases of copies of one diverged element. 3,000 bases of one 3-mer have 3
   * million, three copies of a 5,500-mer in 16,500 bases 50,000.
   */
  static final long MOST = 2_000_000;

  /** BWA's shortest seed. */
  private static final int SEED = 19;

  /** Shorter reads are always below the limit. */
  private static final int SHORT = 1_400;

  private static final long MASK = (1L << (2 * SEED)) - 1;

  private SelfRepeats() {}

  /** Whether a read repeats itself too much to be aligned. */
  static boolean areTooMany(byte[] bases) {
    return bases.length > SHORT && pairs(bases) - bases.length > MOST;
  }

  /**
   * The sum, over all different 19-mers, of the square of the number of times each occurs in the
   * read.
   */
  static long pairs(byte[] bases) {
    long[] seeds = new long[bases.length];
    int count = 0;
    int known = 0; // bases since the last one other than A, C, G and T
    long seed = 0;
    for (byte base : bases) {
      int code = Nucleotide.code(base);
      known = code >= 0 && code < Nucleotide.AMBIGUOUS ? known + 1 : 0;
      seed = ((seed << 2) | (code & 3)) & MASK;
      if (known >= SEED) {
        seeds[count++] = seed;
      }
    }
    Arrays.sort(seeds, 0, count);
    long pairs = 0;
    for (int i = 0, first = 0; i < count; i++) {
      if (i + 1 == count || seeds[i + 1] != seeds[i]) {
        long equal = i + 1L - first;
        pairs += equal * equal;
        first = i + 1;
      }
    }
    return pairs;
  }
}
