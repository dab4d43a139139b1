package io.danq.flink.cluster;

import io.danq.cli.Traffic;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Publishes messages while something else happens: 400 per second up to a number, then 20 per
 * second, so that a slow machine has no backlog.
 */
final class SteadyTraffic implements AutoCloseable {
  private static final int CHUNK = 40;
  private static final Duration FAST = Duration.ofMillis(100);
  private static final Duration SLOW = Duration.ofSeconds(2);

  private final Traffic traffic;
  private final ExecutorService publisher = Executors.newSingleThreadExecutor();
  private final Future<Integer> published;
  private volatile boolean ending;

  /**
   * Publishes to some partitions of a topic in turn until told to end, and at least a given number.
   */
  SteadyTraffic(Traffic traffic, int atLeast, int... partitions) {
    this.traffic = traffic;
    Callable<Integer> publish =
        () -> {
          int reads = 0;
          long next = System.nanoTime();
          while (!ending || reads < atLeast) {
            traffic.publish(CHUNK, partitions);
            reads += CHUNK;
            next += (reads < atLeast ? FAST : SLOW).toNanos();
            LockSupport.parkNanos(ending ? 0 : next - System.nanoTime());
          }
          return reads;
        };
    this.published = publisher.submit(publish);
  }

  /** Returns the expected results once all messages are published. */
  Traffic end() throws Exception {
    ending = true;
    published.get();
    return traffic;
  }

  @Override
  public void close() {
    ending = true;
    publisher.shutdownNow();
    traffic.close();
  }
}
