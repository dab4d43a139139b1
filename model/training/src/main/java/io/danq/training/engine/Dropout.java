package io.danq.training.engine;

/**
 * Inverted dropout, as in Keras: an element is kept with the probability {@code 1 - rate} and then
 * divided by it. Masks are not stored: each row of a mask is a function of the run's seed, the step
 * and the row's number, so a step has the same result at any time and in any thread. Immutable and
 * thread-safe.
 */
final class Dropout {
  private static final int LEVELS = 1 << 16;
  private static final int DRAWS = Long.SIZE / 16;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final int kept; // of LEVELS
  private final float scale;
  private final long seed;

  /**
   * @param rate share of the elements that become 0, at least 0 and below 1; in steps of 1/65536
   * @param seed tells apart the runs and the layers of a run
   */
  Dropout(double rate, long seed) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException(
          "a dropout rate must be at least 0 and below 1, was " + rate);
    }
    kept = (int) Math.round((1 - rate) * LEVELS);
    scale = (float) (1 / (1 - rate));
    this.seed = seed;
  }

  /**
   * One row of factors, each 0 or {@code 1 / (1 - rate)}.
   *
   * @param step number of the training step
   * @param row number of the row within it
   */
  void factors(long step, long row, float[] into, int count) {
    long state = mix(mix(mix(seed) + step) + row);
    for (int i = 0; i < count; i += DRAWS) {
      state += GOLDEN;
      long draws = mix(state);
      for (int j = i; j < Math.min(count, i + DRAWS); j++) {
        into[j] = (draws & (LEVELS - 1)) < kept ? scale : 0;
        draws >>>= 16;
      }
    }
  }

  /** The factor on a kept element. */
  float scale() {
    return scale;
  }

  /**
   * The output function of SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195).
   */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
