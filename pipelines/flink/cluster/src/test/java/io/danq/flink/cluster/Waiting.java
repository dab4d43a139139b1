package io.danq.flink.cluster;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for other processes. */
final class Waiting {
  private static final Duration POLL = Duration.ofMillis(200);

  private Waiting() {}

  /**
   * Returns when a condition is true. A check that fails with an {@link IOException} counts as
   * false.
   *
   * @throws ConditionTimeoutException if it is not true in time
   */
  static void until(String what, Duration limit, Callable<Boolean> condition) {
    await(what)
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(POLL)
        .atMost(limit)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(condition);
  }
}
