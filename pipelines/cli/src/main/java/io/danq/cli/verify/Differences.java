package io.danq.cli.verify;

/** Largest differences between probabilities. */
final class Differences {
  private Differences() {}

  /** Of two arrays {@code [windows][targets]} of one shape; NaN if either holds one. */
  static double largest(float[][] left, float[][] right) {
    double largest = 0;
    for (int i = 0; i < left.length; i++) {
      largest = Math.max(largest, largest(left[i], right[i]));
    }
    return largest;
  }

  /** Of two arrays of one length; NaN if either holds one. */
  static double largest(float[] left, float[] right) {
    double largest = 0;
    for (int i = 0; i < left.length; i++) {
      largest = Math.max(largest, Math.abs((double) left[i] - right[i]));
    }
    return largest;
  }
}
