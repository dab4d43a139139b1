package io.danq.prediction.bin;

/**
 * Numbers from 0 to 1 as multiples of 2<sup>-36</sup>. Sums of integers do not depend on their
 * order, which sums of floating-point numbers do. A number is off by 7.3e-12 at most, and a mean
 * too. A sum has room for {@value #MOST} numbers.
 */
final class FixedPoint {
  /** The most numbers of a sum. */
  static final int MOST = 1 << 26;

  private static final double ONE = 1L << 36;

  private FixedPoint() {}

  /** A number as an integer. */
  static long of(float number) {
    return Math.round(number * ONE);
  }

  /** The mean of numbers whose sum is known. */
  static float mean(long sum, long count) {
    return (float) (sum / ONE / count);
  }
}
