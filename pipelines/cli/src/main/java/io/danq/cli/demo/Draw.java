package io.danq.cli.demo;

import java.util.SplittableRandom;

/**
 * Random choices that are the same on every JVM: all are made from {@link
 * SplittableRandom#nextDouble}, whose bits are specified, and plain arithmetic. Not thread-safe.
 */
final class Draw {
  private final SplittableRandom random;

  Draw(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A number of 0 (included) to 1 (excluded). */
  double share() {
    return random.nextDouble();
  }

  /** A number of 0 to {@code bound - 1}. */
  int below(int bound) {
    return (int) (share() * bound);
  }

  /** {@code true} in the given share of cases. */
  boolean happens(double share) {
    return share() < share;
  }

  /** Nearly a standard normal: the sum of twelve uniform numbers, which is within ±6. */
  double normal() {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += share();
    }
    return sum;
  }
}
