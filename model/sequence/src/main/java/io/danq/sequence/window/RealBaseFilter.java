package io.danq.sequence.window;

import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.SequenceRecord;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Passes on the windows of one record that have enough real bases, and counts the others. Not
 * thread-safe.
 */
final class RealBaseFilter {
  private final double minimum;
  private final Consumer<SequenceWindow> windows;
  private int count;
  private int refused;
  private String firstRefused = "";

  /**
   * @param minimum minimum fraction of A, C, G and T in a window, 0 to 1
   * @param windows takes the windows with enough of them
   */
  RealBaseFilter(double minimum, Consumer<SequenceWindow> windows) {
    this.minimum = minimum;
    this.windows = windows;
  }

  /**
   * Passes on a window, or refuses it.
   *
   * @param start where it starts, for a message; in the record or on its contig
   * @param end where it ends
   */
  void accept(SequenceWindow window, int start, int end) {
    count++;
    if (window.realBaseFraction() >= (float) minimum) {
      windows.accept(window);
    } else if (refused++ == 0) {
      firstRefused =
          String.format(Locale.ROOT, "%d..%d with %.4g", start, end, window.realBaseFraction());
    }
  }

  /** The record's failure, if a window was refused. */
  Optional<FailedRecord> failure(SequenceRecord record) {
    if (refused == 0) {
      return Optional.empty();
    }
    String message =
        String.format(
            Locale.ROOT,
            "%d of %d windows have less than the minimum of %s real bases, the first at %s",
            refused,
            count,
            minimum,
            firstRefused);
    return Optional.of(FailedRecord.of(record, FailureReason.TOO_FEW_REAL_BASES, message));
  }
}
