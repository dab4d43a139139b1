package io.danq.cli;

import io.danq.prediction.PredictionMetrics;
import io.danq.prediction.Tally;
import io.danq.sequence.FailureReason;
import java.util.Map;
import java.util.TreeMap;

/** What a run has counted since it began. */
final class Counts {
  private final Map<String, Long> start = Tally.snapshot();

  private long get(String counter) {
    return Tally.snapshot().getOrDefault(counter, 0L) - start.getOrDefault(counter, 0L);
  }

  long reads() {
    return get(PredictionMetrics.READS);
  }

  long bytes() {
    return get(PredictionMetrics.BYTES);
  }

  long skipped() {
    return get(PredictionMetrics.SKIPPED);
  }

  long windows() {
    return get(PredictionMetrics.WINDOWS);
  }

  long rows() {
    return get(PredictionMetrics.ROWS);
  }

  /** Failed records by reason, without the reasons that did not occur. */
  Map<FailureReason, Long> failures() {
    Map<FailureReason, Long> failures = new TreeMap<>();
    for (FailureReason reason : FailureReason.values()) {
      long count = get(PredictionMetrics.FAILED + reason);
      if (count > 0) {
        failures.put(reason, count);
      }
    }
    return failures;
  }
}
