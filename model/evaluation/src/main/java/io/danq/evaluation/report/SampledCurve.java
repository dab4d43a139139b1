package io.danq.evaluation.report;

import io.danq.evaluation.metrics.PrecisionRecallCurve;
import io.danq.evaluation.metrics.RankedScores;
import io.danq.evaluation.metrics.RocCurve;
import java.util.Arrays;
import java.util.List;

/**
 * A curve's heights, 0 to 1, over equal steps from 0 to 1. Its size does not depend on the number
 * of windows. Not to be changed.
 *
 * @param heights at 0, 1/n, 2/n to 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SampledCurve(double[] heights) {
  private static final double NEXT_TO_NOTHING = 1e-9;
  private static final int BASE = 36;
  private static final int LEVELS = BASE * BASE - 1;

  /** Samples true positive rates; where the curve rises vertically, the upper end. */
  static SampledCurve roc(RankedScores ranking, int steps) {
    RocCurve curve = ranking.rocCurve();
    double[] heights = new double[steps + 1];
    Arrays.setAll(heights, i -> curve.truePositiveRateAt(i / (double) steps));
    return new SampledCurve(heights);
  }

  /** Samples precisions; at recall 0, that of the strictest threshold with any recall. */
  static SampledCurve precisionRecall(RankedScores ranking, int steps) {
    PrecisionRecallCurve curve = ranking.precisionRecallCurve();
    double[] heights = new double[steps + 1];
    Arrays.setAll(heights, i -> curve.precisionAt(i == 0 ? NEXT_TO_NOTHING : i / (double) steps));
    return new SampledCurve(heights);
  }

  /** The mean of curves with the same number of steps. */
  static SampledCurve mean(List<SampledCurve> curves) {
    double[] heights = new double[curves.get(0).heights.length];
    Arrays.setAll(
        heights,
        i -> curves.stream().mapToDouble(curve -> curve.heights[i]).average().orElseThrow());
    return new SampledCurve(heights);
  }

  int steps() {
    return heights.length - 1;
  }

  /**
   * Two characters per height in base 36, for {@value #LEVELS} levels. The page's script draws it.
   */
  String packed() {
    StringBuilder packed = new StringBuilder(2 * heights.length);
    for (double height : heights) {
      int level = (int) Math.round(height * LEVELS);
      packed.append(Character.forDigit(level / BASE, BASE));
      packed.append(Character.forDigit(level % BASE, BASE));
    }
    return packed.toString();
  }
}
