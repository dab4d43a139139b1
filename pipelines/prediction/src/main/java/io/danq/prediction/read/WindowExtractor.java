package io.danq.prediction.read;

import io.danq.beam.metrics.PredictionMetrics;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.window.SequenceWindow;
import io.danq.sequence.window.SequenceWindower;
import io.danq.sequence.window.WindowSpec;
import java.util.function.Consumer;

/**
 * Turns read records into windows and failures, and counts both. Thread-safe.
 *
 * <p>A record becomes windows in the step that reads it, and is never an element of a pipeline: a
 * contig has up to 250 MB.
 */
public final class WindowExtractor {
  private final SequenceWindower windower;

  public WindowExtractor(WindowSpec spec) {
    windower = new SequenceWindower(spec);
  }

  public void extract(
      ReadOutcome outcome, Consumer<SequenceWindow> windows, Consumer<FailedRecord> failures) {
    if (outcome instanceof FailedRecord failed) {
      if (failed.reason() != FailureReason.UNREADABLE_FILE) {
        PredictionMetrics.count(PredictionMetrics.READS, 1);
      }
      fail(failed, failures);
    } else if (outcome instanceof SequenceRecord record) {
      PredictionMetrics.count(PredictionMetrics.READS, 1);
      long[] cut = {0};
      windower
          .cut(
              record,
              window -> {
                PredictionMetrics.count(PredictionMetrics.WINDOWS, 1);
                cut[0]++;
                windows.accept(window);
              })
          .ifPresent(
              failed -> {
                PredictionMetrics.count(PredictionMetrics.PARTLY_FAILED, cut[0] > 0 ? 1 : 0);
                fail(failed, failures);
              });
    }
  }

  private static void fail(FailedRecord failed, Consumer<FailedRecord> failures) {
    PredictionMetrics.countFailed(failed);
    failures.accept(failed);
  }
}
