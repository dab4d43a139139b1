package io.danq.network.bundle;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * The scores of a network's targets on the examples of a background, per target and in ascending
 * order. Scores at some ranks are kept; examples between two kept scores count as scoring high.
 * Immutable and thread-safe.
 */
final class AscendingScores {
  private final int examples;
  private final int[] ranks;
  private final int targets;
  private final FloatBuffer scores;

  /**
   * Checks the scores.
   *
   * @param examples in the background, at least 1
   * @param ranks the ranks whose scores are kept, ascending; the first is 0, the last {@code
   *     examples - 1}
   * @param targets at least 1
   * @param scores {@code [targets][ranks]}, from position to limit: 0 to {@code most}, each row
   *     ascending
   * @throws IllegalArgumentException if a score breaks these rules; the message says where
   */
  AscendingScores(int examples, int[] ranks, int targets, int most, FloatBuffer scores) {
    this.examples = examples;
    this.ranks = ranks;
    this.targets = targets;
    this.scores = scores.slice();
    if (this.scores.remaining() != Math.multiplyExact(targets, ranks.length)) {
      throw new IllegalArgumentException(
          targets + " targets of " + ranks.length + " scores need another size than " + scores);
    }
    for (int target = 0; target < targets; target++) {
      check(target, most);
    }
  }

  private void check(int target, int most) {
    float before = 0;
    for (int point = 0; point < ranks.length; point++) {
      float score = at(target, point);
      if (!(score >= before && score <= most)) {
        String needed = (point == 0 ? "0" : before + " (the one before)") + " to " + most;
        throw new IllegalArgumentException(
            "score " + point + " of target " + target + " must be " + needed + ", was " + score);
      }
      before = score;
    }
  }

  /**
   * Sorts the scores and keeps those at the given ranks.
   *
   * @param byTarget the scores of all examples for a target; sorted in place
   * @throws IllegalArgumentException if a target has another number of scores than {@code examples}
   */
  static FloatBuffer keep(int examples, int[] ranks, int targets, IntFunction<float[]> byTarget) {
    FloatBuffer kept = FloatBuffer.allocate(Math.multiplyExact(targets, ranks.length));
    for (int target = 0; target < targets; target++) {
      float[] scores = byTarget.apply(target);
      if (scores.length != examples) {
        throw new IllegalArgumentException(
            "every target needs " + examples + " scores, one has " + scores.length);
      }
      Arrays.sort(scores);
      for (int rank : ranks) {
        kept.put(scores[rank]);
      }
    }
    return kept.flip();
  }

  int examples() {
    return examples;
  }

  int targets() {
    return targets;
  }

  /** Number of scores kept per target. */
  int points() {
    return ranks.length;
  }

  /** The fraction of examples that score at least as high, 0 to 1. Allocates nothing. */
  float evalue(int target, float score) {
    int low = 0;
    int high = ranks.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (at(target, middle) < score) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    // Examples up to the last lower score are lower. Those between it and the next kept score are
    // unknown, and count as high.
    int lower = low == 0 ? 0 : ranks[low - 1] + 1;
    return (float) ((examples - lower) / (double) examples);
  }

  /** The lowest kept score whose E-value is at most a limit; infinite if there is none. */
  float threshold(int target, double maxEvalue) {
    for (int point = 0; point < ranks.length; point++) {
      float score = at(target, point);
      if (evalue(target, score) <= maxEvalue) {
        return score;
      }
    }
    return Float.POSITIVE_INFINITY;
  }

  /** Kept scores, {@code [targets][points]}, read-only. */
  FloatBuffer kept() {
    return scores.asReadOnlyBuffer();
  }

  private float at(int target, int point) {
    return scores.get(target * ranks.length + point);
  }
}
