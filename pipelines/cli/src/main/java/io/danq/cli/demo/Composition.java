package io.danq.cli.demo;

/**
 * Random sequence in which each base depends on the one before it. Immutable and thread-safe.
 *
 * <p>Rows: the base before; columns: the base; both in the order A, C, G, T.
 */
final class Composition {
  /**
   * Human DNA: GC 41 %, and CpG at 28 % of what chance would give.
   *
   * <p>Counted in 435 PacBio HiFi reads of NA12878 (3.5 Mb, htsjdk's test data), both strands.
   */
  static final Composition HUMAN =
      new Composition(
          new double[][] {
            {0.345, 0.169, 0.235, 0.251},
            {0.376, 0.233, 0.058, 0.333},
            {0.325, 0.202, 0.233, 0.240},
            {0.161, 0.229, 0.265, 0.345}
          });

  private static final String BASES = "ACGT";

  private final double[][] rows;

  private Composition(double[][] rows) {
    this.rows = rows;
  }

  /** Bases that do not depend on each other, of the given share of G and C. */
  static Composition independent(double gc) {
    double[] row = {(1 - gc) / 2, gc / 2, gc / 2, (1 - gc) / 2};
    return new Composition(new double[][] {row, row, row, row});
  }

  /** Fills {@code from..to} of a sequence. */
  void fill(byte[] bases, int from, int to, Draw draw) {
    int previous = draw.below(BASES.length());
    for (int i = from; i < to; i++) {
      previous = next(rows[previous], draw.share());
      bases[i] = (byte) BASES.charAt(previous);
    }
  }

  private static int next(double[] row, double share) {
    double left = share;
    for (int base = 0; base < row.length - 1; base++) {
      left -= row[base];
      if (left < 0) {
        return base;
      }
    }
    return row.length - 1;
  }
}
