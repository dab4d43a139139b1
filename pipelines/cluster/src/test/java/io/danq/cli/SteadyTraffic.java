package io.danq.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Reads that keep coming, at a steady rate, while something else happens. */
final class SteadyTraffic implements AutoCloseable {
  private static final int CHUNK = 40;
  private static final int CHUNKS_PER_SECOND = 5;

  private final ReadTraffic traffic;
  private final ExecutorService publisher = Executors.newSingleThreadExecutor();
  private final Future<Integer> published;
  private volatile boolean ending;

  /** Publishes to some partitions of a topic in turn until told to end, and then up to a number. */
  SteadyTraffic(ReadTraffic traffic, int atLeast, int... partitions) {
    this.traffic = traffic;
    Callable<Integer> publish =
        () -> {
          int reads = 0;
          long next = System.nanoTime();
          while (!ending || reads < atLeast) {
            traffic.publish(CHUNK, partitions);
            reads += CHUNK;
            next += Duration.ofSeconds(1).toNanos() / CHUNKS_PER_SECOND;
            LockSupport.parkNanos(ending ? 0 : next - System.nanoTime());
          }
          return reads;
        };
    this.published = publisher.submit(publish);
  }

  /** Returns when all reads are published, and says what must come of them. */
  ReadTraffic end() throws Exception {
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
