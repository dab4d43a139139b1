package io.danq.beam.genome;

import io.danq.sequence.genome.PackingListener;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs how far a worker has packed a reference, every ten seconds. Not thread-safe. */
final class LoggedPacking implements PackingListener {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedPacking.class);
  private static final long INTERVAL = Duration.ofSeconds(10).toNanos();
  private static final int PERCENT = 100;

  private final String reference;
  private long last = System.nanoTime();

  LoggedPacking(String reference) {
    this.reference = reference;
  }

  @Override
  public void read(long bytes, long total) {
    long now = System.nanoTime();
    if (now - last >= INTERVAL) {
      last = now;
      if (total > 0) {
        LOG.info("packing {}: {} % read", reference, PERCENT * bytes / total);
      } else {
        LOG.info("packing {}: {} bytes read", reference, bytes);
      }
    }
  }

  @Override
  public void note(String what) {
    LOG.info("{}: {}", reference, what);
  }
}
