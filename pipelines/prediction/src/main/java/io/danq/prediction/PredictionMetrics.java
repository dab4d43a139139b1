package io.danq.prediction;

import io.danq.sequence.FailedRecord;
import org.apache.beam.sdk.metrics.Metrics;

/** The counters that a running pipeline shows, as Beam metrics and in this JVM's {@link Tally}. */
public final class PredictionMetrics {
  /** Namespace of every counter. */
  public static final String NAMESPACE = "danq";

  /** Records read, failed ones included, skipped alignments not. */
  public static final String READS = "reads";

  /** Bytes of input files read, before decompression. */
  public static final String BYTES = "bytes";

  /** Secondary and supplementary alignments, which are not predicted. */
  public static final String SKIPPED = "skipped_alignments";

  /** Windows cut. */
  public static final String WINDOWS = "windows";

  /** Windows predicted. */
  public static final String ROWS = "rows";

  /** Prefix of the counters of failed records, before the reason's name. */
  public static final String FAILED = "failed_";

  /** Times a worker went on with another version of the model. */
  public static final String MODEL_SWITCHES = "model_switches";

  /** Versions of the model, or pointers to one, that a worker could not use. */
  public static final String MODEL_REFUSALS = "model_refusals";

  private PredictionMetrics() {}

  static void count(String counter, long amount) {
    if (amount > 0) {
      Metrics.counter(NAMESPACE, counter).inc(amount);
      Tally.add(counter, amount);
    }
  }

  static void countFailed(FailedRecord failed) {
    count(FAILED + failed.reason(), 1);
  }
}
