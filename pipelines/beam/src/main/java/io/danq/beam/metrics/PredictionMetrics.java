package io.danq.beam.metrics;

import io.danq.sequence.FailedRecord;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.joda.time.Instant;

/**
 * The counters that a running pipeline shows, as Beam metrics and in this JVM's {@link Tally}.
 *
 * <p>Every distribution also has two counters, its {@value #SUM} and its {@value #COUNT}: Flink
 * passes a distribution to its reporters as an object, and numeric reporters drop it.
 */
public final class PredictionMetrics {
  /** Namespace of every counter. */
  public static final String NAMESPACE = "danq";

  /** Records read, including failed ones but not skipped ones. */
  public static final String READS = "reads";

  /** Reads that the aligner placed. */
  public static final String ALIGNED = "aligned";

  /** Aligned reads that have other parts elsewhere. */
  public static final String CHIMERIC = "chimeric";

  /** Reads that the aligner could not place. */
  public static final String UNALIGNED = "unaligned";

  /** Bytes of input files read, before decompression. */
  public static final String BYTES = "bytes";

  /** Prefix of the counters of records that are left out, before the reason's name. */
  public static final String SKIPPED = "skipped_";

  /** Alternative alleles of the lines that were read. */
  public static final String ALLELES = "alleles";

  /** Prefix of the counters of alleles that are not predicted, before the reason's name. */
  public static final String SKIPPED_ALLELES = "skipped_alleles_";

  /** Files of variants whose REF differs from the reference too often to be a mistake. */
  public static final String OTHER_ASSEMBLY = "other_assembly";

  /** Windows that were cut. */
  public static final String WINDOWS = "windows";

  /** Windows or alleles that have scores, whether the network ran on them or on equal ones. */
  public static final String ROWS = "rows";

  /**
   * Windows that the network ran on; fewer than {@link #ROWS} where windows are equal. RunInference
   * has a counter of this name.
   */
  public static final String INFERENCES = "num_inferences";

  /** Prefix of the counters of failed records, before the reason's name. */
  public static final String FAILED = "failed_";

  /** Failed records that have predicted windows too. */
  public static final String PARTLY_FAILED = "partly_failed";

  /**
   * A distribution of the milliseconds from a record's timestamp to its row. Records without a
   * timestamp, like those of files, do not count. A row's file appears later, when its window ends.
   */
  public static final String LATENCY = "end_to_end_latency_milli_secs";

  /** Suffix of the counter that sums a distribution's values. */
  public static final String SUM = "_sum";

  /** Suffix of the counter of a distribution's number of values. */
  public static final String COUNT = "_count";

  /** How often a worker switched to another version of the model. */
  public static final String MODEL_SWITCHES = "model_switches";

  /** Versions of the model, or pointers to one, that a worker refused. */
  public static final String MODEL_REFUSALS = "model_refusals";

  private PredictionMetrics() {}

  /** Adds to a counter. Adding 0 makes it visible; a negative amount is ignored. */
  public static void count(String counter, long amount) {
    if (amount >= 0) {
      Metrics.counter(NAMESPACE, counter).inc(amount);
      Tally.add(counter, amount);
    }
  }

  /** Adds a value to a distribution and to its two counters. */
  public static void observe(String distribution, long value) {
    Metrics.distribution(NAMESPACE, distribution).update(value);
    count(distribution + SUM, value);
    count(distribution + COUNT, 1);
  }

  /** Observes the time from a record's timestamp to now. */
  public static void observeLatency(Instant recordTime) {
    if (recordTime.isAfter(BoundedWindow.TIMESTAMP_MIN_VALUE)) {
      observe(LATENCY, Math.max(0, Instant.now().getMillis() - recordTime.getMillis()));
    }
  }

  /** Counts a failed record under its reason. */
  public static void countFailed(FailedRecord failed) {
    count(FAILED + failed.reason(), 1);
  }
}
