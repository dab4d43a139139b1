package io.danq.beam.metrics;

import io.danq.sequence.FailureReason;
import io.danq.sequence.SkipReason;
import io.danq.sequence.variant.AlleleSkipReason;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.metrics.MetricsFilter;

/** The counts of a run. */
public final class Counts {
  private final Supplier<Map<String, Long>> sums;

  private Counts(Supplier<Map<String, Long>> sums) {
    this.sums = sums;
  }

  /** Counts of this JVM from now on; a live view. */
  public static Counts ofThisJvm() {
    Map<String, Long> start = Tally.snapshot();
    return new Counts(
        () -> {
          Map<String, Long> sums = Tally.snapshot();
          start.forEach((counter, before) -> sums.merge(counter, -before, Long::sum));
          return sums;
        });
  }

  /**
   * The counts that a runner reports, wherever it ran. If tasks failed and ran again, Flink counts
   * the last attempt only.
   */
  public static Counts of(MetricResults metrics) {
    MetricsFilter ours =
        MetricsFilter.builder()
            .addNameFilter(MetricNameFilter.inNamespace(PredictionMetrics.NAMESPACE))
            .build();
    Map<String, Long> sums = new HashMap<>();
    for (MetricResult<Long> counter : metrics.queryMetrics(ours).getCounters()) {
      sums.merge(counter.getName().getName(), counter.getAttempted(), Long::sum);
    }
    return new Counts(() -> sums);
  }

  private long get(String counter) {
    return sums.get().getOrDefault(counter, 0L);
  }

  public long reads() {
    return get(PredictionMetrics.READS);
  }

  /** Reads that the aligner placed. */
  public long aligned() {
    return get(PredictionMetrics.ALIGNED);
  }

  /** Aligned reads that have other parts elsewhere. */
  public long chimeric() {
    return get(PredictionMetrics.CHIMERIC);
  }

  /** Reads that the aligner could not place. */
  public long unaligned() {
    return get(PredictionMetrics.UNALIGNED);
  }

  public long bytes() {
    return get(PredictionMetrics.BYTES);
  }

  /** Records that were left out by reason, without the reasons that did not occur. */
  public Map<SkipReason, Long> skipped() {
    return byReason(PredictionMetrics.SKIPPED, SkipReason.values());
  }

  /** Alternative alleles of the lines that were read, including ones that were left out. */
  public long alleles() {
    return get(PredictionMetrics.ALLELES);
  }

  /** Alleles that were not predicted by reason, without the reasons that did not occur. */
  public Map<AlleleSkipReason, Long> skippedAlleles() {
    return byReason(PredictionMetrics.SKIPPED_ALLELES, AlleleSkipReason.values());
  }

  /** Files of variants that are probably from another assembly than the reference. */
  public long otherAssembly() {
    return get(PredictionMetrics.OTHER_ASSEMBLY);
  }

  public long windows() {
    return get(PredictionMetrics.WINDOWS);
  }

  public long rows() {
    return get(PredictionMetrics.ROWS);
  }

  /** Windows that the network ran on. */
  public long predicted() {
    return get(PredictionMetrics.INFERENCES);
  }

  public long partlyFailed() {
    return get(PredictionMetrics.PARTLY_FAILED);
  }

  public long modelSwitches() {
    return get(PredictionMetrics.MODEL_SWITCHES);
  }

  public long modelRefusals() {
    return get(PredictionMetrics.MODEL_REFUSALS);
  }

  /** Failed records by reason, without the reasons that did not occur. */
  public Map<FailureReason, Long> failures() {
    return byReason(PredictionMetrics.FAILED, FailureReason.values());
  }

  private <R extends Enum<R>> Map<R, Long> byReason(String prefix, R[] reasons) {
    Map<R, Long> counts = new TreeMap<>();
    for (R reason : reasons) {
      long count = get(prefix + reason);
      if (count > 0) {
        counts.put(reason, count);
      }
    }
    return counts;
  }
}
