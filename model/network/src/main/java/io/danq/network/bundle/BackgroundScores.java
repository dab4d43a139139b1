package io.danq.network.bundle;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * A network's probabilities for windows without a label, per target and in ascending order.
 * Immutable and thread-safe.
 *
 * <p>They define the E-value of a probability, as in DeepSEA (Zhou and Troyanskaya 2015): the
 * fraction of background windows that score at least as high. The E-value is 1 at the lowest
 * background score and below it, falls as the score rises, and is <b>0 above the highest</b>. A 0
 * only means "less than one in {@link #windows}".
 *
 * <p>Up to {@value #MAX_POINTS} windows, all scores are kept and E-values are exact. With more
 * windows, {@value #MAX_POINTS} scores at evenly spaced ranks are kept, including the lowest and
 * the highest. An E-value is then never too low, and too high by less than 1 / {@value #MAX_POINTS}
 * + 1 / windows.
 */
public final class BackgroundScores {
  /** The most scores that are kept per target: 919 targets take 15 MB. */
  public static final int MAX_POINTS = 4000;

  private final boolean bothStrands;
  private final AscendingScores scores;

  /**
   * Checks the scores.
   *
   * @param windows number of background windows, at least 1
   * @param bothStrands whether a score is the mean of a window and its reverse complement, rather
   *     than the score of the forward window
   * @param targets number of targets, at least 1
   * @param scores {@code [targets][points]}, from position to limit: 0 to 1, each row ascending,
   *     with {@link #points(int)} points
   * @throws IllegalArgumentException if a value breaks these rules; the message says where
   */
  BackgroundScores(int windows, boolean bothStrands, int targets, FloatBuffer scores) {
    requireSome(windows, targets);
    this.bothStrands = bothStrands;
    this.scores = new AscendingScores(windows, ranks(windows), targets, 1, scores);
  }

  private static void requireSome(int windows, int targets) {
    if (windows < 1 || targets < 1) {
      throw new IllegalArgumentException(
          "windows and targets must be at least 1, were " + windows + ", " + targets);
    }
  }

  /**
   * Sums up a network's predictions.
   *
   * @param predicted probabilities {@code [targets][windows]}, 0 to 1; its rows are sorted in place
   * @param bothStrands whether they are means of both strands
   * @throws IllegalArgumentException if there is no window, rows are not of one length, or a
   *     probability is NaN or outside of 0 to 1
   */
  public static BackgroundScores of(float[][] predicted, boolean bothStrands) {
    int windows = predicted.length == 0 ? 0 : predicted[0].length;
    requireSome(windows, predicted.length);
    FloatBuffer kept =
        AscendingScores.keep(
            windows, ranks(windows), predicted.length, target -> predicted[target]);
    return new BackgroundScores(windows, bothStrands, predicted.length, kept);
  }

  /** The number of scores that are kept per target for a number of windows. */
  static int points(int windows) {
    return Math.min(windows, MAX_POINTS);
  }

  /** The ranks of the kept scores among all windows; 0 is the lowest. */
  private static int[] ranks(int windows) {
    int[] ranks = new int[points(windows)];
    Arrays.setAll(
        ranks,
        point ->
            windows <= MAX_POINTS
                ? point
                : (int) ((long) point * (windows - 1) / (MAX_POINTS - 1)));
    return ranks;
  }

  /** Number of background windows. An E-value below 1 / windows is 0. */
  public int windows() {
    return scores.examples();
  }

  /** Whether a score is the mean of both strands rather than the forward one alone. */
  public boolean bothStrands() {
    return bothStrands;
  }

  /** Number of targets. */
  public int targets() {
    return scores.targets();
  }

  /**
   * The fraction of background windows that score at least as high: 0 to 1, 0 above all of them. A
   * binary search that allocates nothing.
   *
   * @param target 0 to {@code targets() - 1}
   * @param score a probability from the same network and the same strands
   */
  public float evalue(int target, float score) {
    return scores.evalue(target, score);
  }

  /**
   * The lowest kept score whose E-value is at most a limit; infinite if there is none, for example
   * when many scores at the top are equal.
   *
   * @param target 0 to {@code targets() - 1}
   * @param maxEvalue 0 to 1
   */
  public float threshold(int target, double maxEvalue) {
    return scores.threshold(target, maxEvalue);
  }

  /** Kept scores, {@code [targets][points]}, read-only. */
  FloatBuffer scores() {
    return scores.kept();
  }
}
