package io.danq.prediction.read;

import io.danq.sequence.genome.PackingListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs that a reference is indexed, or waited for: at a level that people see, since they wait too.
 */
record LoggedIndexing(String reference) implements PackingListener {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedIndexing.class);

  @Override
  public void read(long bytes, long total) {
    // BWA does not tell.
  }

  @Override
  public void note(String what) {
    LOG.warn("{}: {}", reference, what);
  }
}
