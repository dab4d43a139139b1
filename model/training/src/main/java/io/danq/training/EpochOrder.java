package io.danq.training;

import java.util.SplittableRandom;

/** The order of the windows in an epoch, which depends only on the seed and the epoch. */
final class EpochOrder {
  private EpochOrder() {}

  /**
   * All numbers below {@code count}, each order equally likely (Fisher and Yates).
   *
   * @param epoch from 1
   */
  static int[] shuffled(int count, long seed, int epoch) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < epoch; i++) {
      random = random.split();
    }
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
