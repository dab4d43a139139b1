package io.danq.prediction.read;

import io.danq.sequence.genome.PackingListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs that a reference is being indexed, or that this process waits for another one to do it, at a
 * level that users see, since they wait too.
 */
record LoggedIndexing(String reference) implements PackingListener {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedIndexing.class);

  @Override
  public void read(long bytes, long total) {
    // BWA does not report its progress.
  }

  @Override
  public void note(String what) {
    LOG.warn("{}: {}", reference, what);
  }
}
