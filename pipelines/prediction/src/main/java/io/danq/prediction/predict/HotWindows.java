package io.danq.prediction.predict;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts recent windows, so that a very frequent one, such as a position covered by many reads,
 * goes first to one worker and then to others as well. Remembers a bounded number of windows. Not
 * thread-safe.
 */
final class HotWindows {
  /** How many equal windows go to one worker before the next ones go to another. */
  static final int PER_WORKER = 2048;

  private static final int REMEMBERED = 4096;

  private final Map<WindowHash, Integer> counts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<WindowHash, Integer> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Counts a window and gives its bucket, 0 to {@code buckets - 1}. */
  int bucket(WindowHash window, int buckets) {
    int before = counts.merge(window, 1, Integer::sum) - 1;
    int turn = Math.floorMod(before, Integer.MAX_VALUE) / PER_WORKER;
    long mixed = window.low() + turn * 0x9E3779B97F4A7C15L; // Fibonacci hashing spreads the turns
    return (int) Long.remainderUnsigned(mixed, buckets);
  }
}
