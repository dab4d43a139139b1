package io.danq.evaluation.metrics;

import java.util.Arrays;

/**
 * True positive rate against false positive rate, from the strictest threshold to the laxest;
 * immutable and thread-safe. Point 0 is the origin, at an infinite threshold; the last point is (1,
 * 1). Straight lines join the points.
 */
public final class RocCurve {
  private final double[] falsePositiveRates;
  private final double[] truePositiveRates;
  private final double[] thresholds;

  private RocCurve(double[] falsePositiveRates, double[] truePositiveRates, double[] thresholds) {
    this.falsePositiveRates = falsePositiveRates;
    this.truePositiveRates = truePositiveRates;
    this.thresholds = thresholds;
  }

  /**
   * The curve of cumulative counts at descending thresholds.
   *
   * <p>A point between two others at equal distances on a line is left out, as scikit-learn's
   * {@code roc_curve(drop_intermediate=True)} leaves it out.
   */
  static RocCurve of(float[] thresholds, int[] truePositives, int[] falsePositives) {
    int count = thresholds.length;
    double[] x = new double[count + 1];
    double[] y = new double[count + 1];
    double[] at = new double[count + 1];
    at[0] = Double.POSITIVE_INFINITY;
    int kept = 1;
    for (int i = 0; i < count; i++) {
      if (i == 0 || i == count - 1 || bends(truePositives, i) || bends(falsePositives, i)) {
        x[kept] = (double) falsePositives[i] / falsePositives[count - 1];
        y[kept] = (double) truePositives[i] / truePositives[count - 1];
        at[kept] = thresholds[i];
        kept++;
      }
    }
    return new RocCurve(Arrays.copyOf(x, kept), Arrays.copyOf(y, kept), Arrays.copyOf(at, kept));
  }

  private static boolean bends(int[] counts, int i) {
    return counts[i + 1] - counts[i] != counts[i] - counts[i - 1];
  }

  /** Number of points, at least 2. */
  public int size() {
    return thresholds.length;
  }

  /** Share of negative windows at or above the threshold of point {@code i}, 0 to 1, ascending. */
  public double falsePositiveRate(int i) {
    return falsePositiveRates[i];
  }

  /** Share of positive windows at or above the threshold of point {@code i}, 0 to 1, ascending. */
  public double truePositiveRate(int i) {
    return truePositiveRates[i];
  }

  /** The threshold of point {@code i}, descending; infinite at 0. */
  public double threshold(int i) {
    return thresholds[i];
  }

  /**
   * The curve's height over a false positive rate; its upper end where it rises vertically.
   *
   * @param falsePositiveRate 0 to 1
   */
  public double truePositiveRateAt(double falsePositiveRate) {
    int last = size() - 1;
    if (falsePositiveRate >= 1) {
      return truePositiveRates[last];
    }
    int point = lastAtOrBelow(falsePositiveRate);
    double span = falsePositiveRates[point + 1] - falsePositiveRates[point];
    double share = (falsePositiveRate - falsePositiveRates[point]) / span;
    return truePositiveRates[point]
        + share * (truePositiveRates[point + 1] - truePositiveRates[point]);
  }

  private int lastAtOrBelow(double falsePositiveRate) {
    int low = 0;
    int high = size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (falsePositiveRates[middle] <= falsePositiveRate) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
