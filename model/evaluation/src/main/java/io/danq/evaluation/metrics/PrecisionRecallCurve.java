package io.danq.evaluation.metrics;

/**
 * Precision against recall, from the laxest threshold to the strictest, as scikit-learn's {@code
 * precision_recall_curve} orders them; immutable and thread-safe. The last point, recall 0 at
 * precision 1, has no threshold. The curve is a step function: between two points it has the
 * precision of the one with the higher recall, so the area below it is the average precision.
 */
public final class PrecisionRecallCurve {
  private final double[] recalls;
  private final double[] precisions;
  private final double[] thresholds;

  private PrecisionRecallCurve(double[] recalls, double[] precisions, double[] thresholds) {
    this.recalls = recalls;
    this.precisions = precisions;
    this.thresholds = thresholds;
  }

  /** The curve of cumulative counts at descending thresholds. */
  static PrecisionRecallCurve of(float[] thresholds, int[] truePositives, int[] falsePositives) {
    int count = thresholds.length;
    double[] recalls = new double[count + 1];
    double[] precisions = new double[count + 1];
    double[] at = new double[count];
    for (int i = 0; i < count; i++) {
      int from = count - 1 - i;
      recalls[i] = (double) truePositives[from] / truePositives[count - 1];
      precisions[i] = truePositives[from] / ((double) truePositives[from] + falsePositives[from]);
      at[i] = thresholds[from];
    }
    precisions[count] = 1;
    return new PrecisionRecallCurve(recalls, precisions, at);
  }

  /** Number of points, at least 2. */
  public int size() {
    return recalls.length;
  }

  /** Share of positive windows at or above the threshold of point {@code i}, from 1 down to 0. */
  public double recall(int i) {
    return recalls[i];
  }

  /** Share of positives among the windows at or above the threshold of point {@code i}, 0 to 1. */
  public double precision(int i) {
    return precisions[i];
  }

  /** The threshold of point {@code i}, ascending; the last point has none. */
  public double threshold(int i) {
    return thresholds[i];
  }

  /**
   * The precision at the strictest threshold with at least this recall.
   *
   * @param recall above 0, at most 1
   */
  public double precisionAt(double recall) {
    int low = 0;
    int high = size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (recalls[middle] >= recall) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return precisions[low];
  }
}
