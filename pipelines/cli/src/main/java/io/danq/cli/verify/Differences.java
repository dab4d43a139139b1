package io.danq.cli.verify;

/** Largest differences between probabilities. */
final class Differences {
  private Differences() {}

  /**
   * Between two arrays {@code [windows][targets]} of the same shape; NaN if either contains one.
   */
  static double largest(float[][] left, float[][] right) {
    double largest = 0;
    for (int i = 0; i < left.length; i++) {
      largest = Math.max(largest, largest(left[i], right[i]));
    }
    return largest;
  }

  /** Between two arrays of the same length; NaN if either contains one. */
  static double largest(float[] left, float[] right) {
    double largest = 0;
    for (int i = 0; i < left.length; i++) {
      largest = Math.max(largest, Math.abs((double) left[i] - right[i]));
    }
    return largest;
  }
}
