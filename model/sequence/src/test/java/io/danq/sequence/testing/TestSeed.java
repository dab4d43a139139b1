package io.danq.sequence.testing;

import java.util.Random;

/**
 * What tests draw anew in every run. The seed is printed when it is first used, and {@code
 * -Ddanq.seed} repeats it. Tests that always draw the same have their seed in their code instead.
 */
public final class TestSeed {
  private static final long SEED = Long.getLong("danq.seed", System.nanoTime());

  static {
    System.out.println("tests draw with -Ddanq.seed=" + SEED);
  }

  private TestSeed() {}

  /** A generator that starts at the seed of this run. */
  public static Random random() {
    return new Random(SEED);
  }
}
