package io.danq.flink.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what other processes do. */
final class Waiting {
  private static final Duration POLL = Duration.ofMillis(200);

  private Waiting() {}

  /**
   * Returns when a condition is true. While it cannot be asked, it is not.
   *
   * @throws AssertionError if it is not true in time
   */
  static void until(String what, Duration limit, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!holds(condition)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not in " + limit.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private static boolean holds(Callable<Boolean> condition) throws Exception {
    try {
      return condition.call();
    } catch (IOException e) {
      return false;
    }
  }
}
