package io.danq.evaluation.metrics;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * One target's windows, ranked by score from the highest to the lowest. Immutable and thread-safe.
 *
 * <p>Windows of equal score share one rank, because no threshold separates them. Curves and areas
 * are computed like scikit-learn's, from the counts of true and false positives at every distinct
 * score. A target whose windows are all positive or all negative has no curves and no areas: it is
 * undefined, not 0.5.
 */
public final class RankedScores {
  private final float[] thresholds; // distinct scores, descending
  private final int[] truePositives; // windows at or above the threshold that are positive
  private final int[] falsePositives;

  private RankedScores(float[] thresholds, int[] truePositives, int[] falsePositives) {
    this.thresholds = thresholds;
    this.truePositives = truePositives;
    this.falsePositives = falsePositives;
  }

  /**
   * Ranks scores.
   *
   * @param scores one per window; finite
   * @param positives the windows that are labelled positive, by their place in {@code scores}
   * @throws IllegalArgumentException if a score is NaN or infinite, or a label has no score
   */
  public static RankedScores of(float[] scores, BitSet positives) {
    if (positives.length() > scores.length) {
      throw new IllegalArgumentException(
          "window "
              + (positives.length() - 1)
              + " has a label, but there are only "
              + scores.length
              + " scores");
    }
    long[] keys = new long[scores.length];
    for (int i = 0; i < keys.length; i++) {
      if (!Float.isFinite(scores[i])) {
        throw new IllegalArgumentException(
            "the score of window " + i + " must be a finite number, was " + scores[i]);
      }
      keys[i] = (long) ascending(scores[i]) << 1 | (positives.get(i) ? 1 : 0);
    }
    Arrays.sort(keys);
    return count(keys);
  }

  /** Counts what each distinct score, from the highest, adds to the positives. */
  private static RankedScores count(long[] keys) {
    float[] thresholds = new float[keys.length];
    int[] truePositives = new int[keys.length];
    int[] falsePositives = new int[keys.length];
    int ranks = 0;
    int positives = 0;
    for (int i = keys.length - 1; i >= 0; i--) {
      positives += (int) (keys[i] & 1);
      if (i == 0 || keys[i] >> 1 != keys[i - 1] >> 1) {
        thresholds[ranks] = score((int) (keys[i] >> 1));
        truePositives[ranks] = positives;
        falsePositives[ranks] = keys.length - i - positives;
        ranks++;
      }
    }
    return new RankedScores(
        Arrays.copyOf(thresholds, ranks),
        Arrays.copyOf(truePositives, ranks),
        Arrays.copyOf(falsePositives, ranks));
  }

  /** Bits that order as integers the way the floats order; 0 and -0 are one score. */
  private static int ascending(float score) {
    int bits = Float.floatToIntBits(score + 0f);
    return bits ^ (bits >> 31 & Integer.MAX_VALUE);
  }

  private static float score(int ascending) {
    return Float.intBitsToFloat(ascending ^ (ascending >> 31 & Integer.MAX_VALUE));
  }

  /** Number of windows that are labelled positive. */
  public int positives() {
    return thresholds.length == 0 ? 0 : truePositives[thresholds.length - 1];
  }

  /** Number of windows that are not. */
  public int negatives() {
    return thresholds.length == 0 ? 0 : falsePositives[thresholds.length - 1];
  }

  /** Whether there are both positive and negative windows, so that ranking them means something. */
  public boolean isDefined() {
    return positives() > 0 && negatives() > 0;
  }

  /** Both areas, 0 to 1; empty if they are undefined. */
  public Optional<RankingScores> scores() {
    return isDefined()
        ? Optional.of(new RankingScores(rocAuc(), averagePrecision()))
        : Optional.empty();
  }

  /**
   * The area under the trapezoids of the ROC curve, as {@code roc_auc_score}: the share of pairs of
   * a positive and a negative window in which the positive one has the higher score, ties counting
   * half. Counted in whole numbers, so that nothing is rounded before the division.
   */
  private double rocAuc() {
    long halves = 0; // twice the area, in pairs
    for (int i = 0; i < thresholds.length; i++) {
      long added = falsePositives[i] - (i == 0 ? 0L : falsePositives[i - 1]);
      halves += added * (truePositives[i] + (i == 0 ? 0L : truePositives[i - 1]));
    }
    return halves / (2.0 * positives() * negatives());
  }

  /**
   * The sum over thresholds of the precision there, weighted by what it adds to recall, as {@code
   * average_precision_score}; no interpolation between thresholds.
   */
  private double averagePrecision() {
    double sum = 0;
    for (int i = 0; i < thresholds.length; i++) {
      int added = truePositives[i] - (i == 0 ? 0 : truePositives[i - 1]);
      sum += (double) added * truePositives[i] / ((double) truePositives[i] + falsePositives[i]);
    }
    return sum / positives();
  }

  /**
   * The ROC curve with its corners only, as {@code roc_curve} returns it.
   *
   * @throws IllegalStateException if it is undefined
   */
  public RocCurve rocCurve() {
    requireDefined();
    return RocCurve.of(thresholds, truePositives, falsePositives);
  }

  /**
   * The precision-recall curve with every threshold, as {@code precision_recall_curve} returns it.
   *
   * @throws IllegalStateException if it is undefined
   */
  public PrecisionRecallCurve precisionRecallCurve() {
    requireDefined();
    return PrecisionRecallCurve.of(thresholds, truePositives, falsePositives);
  }

  private void requireDefined() {
    if (!isDefined()) {
      throw new IllegalStateException(
          "a curve needs positive and negative windows; there are "
              + positives()
              + " and "
              + negatives());
    }
  }
}
