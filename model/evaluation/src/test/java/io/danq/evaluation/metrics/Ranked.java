package io.danq.evaluation.metrics;

import java.util.BitSet;
import java.util.Random;

/** Scores with labels, short to write down. */
final class Ranked {
  private Ranked() {}

  /** A score for every character of {@code labels}, 1 positive and 0 negative. */
  static RankedScores of(String labels, float... scores) {
    return RankedScores.of(scores, positives(labels));
  }

  static BitSet positives(String labels) {
    BitSet positives = new BitSet();
    for (int i = 0; i < labels.length(); i++) {
      positives.set(i, labels.charAt(i) == '1');
    }
    return positives;
  }

  /** Scores of which many are equal, negative ones and both zeros among them. */
  static float[] coarse(Random random, int count) {
    float[] scores = new float[count];
    for (int i = 0; i < count; i++) {
      scores[i] = (random.nextInt(21) - 10) / (random.nextBoolean() ? 10f : -10f);
    }
    return scores;
  }

  /** About one positive in three. */
  static BitSet labels(Random random, int count) {
    BitSet positives = new BitSet();
    for (int i = 0; i < count; i++) {
      positives.set(i, random.nextInt(3) == 0);
    }
    positives.set(0);
    positives.clear(count - 1);
    return positives;
  }

  static RankingScores scores(float[] scores, BitSet positives) {
    return RankedScores.of(scores, positives).scores().orElseThrow();
  }
}
