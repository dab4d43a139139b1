package io.danq.sequence.window;

import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.GenomicInterval;
import io.danq.sequence.Nucleotide;
import io.danq.sequence.SequenceRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Cuts sequences into the windows that a network takes; immutable and thread-safe.
 *
 * <p>Windows start at multiples of the stride; the last one is anchored to the sequence's end. A
 * sequence shorter than the window is centred and padded with N, the odd N to the right. A window
 * with too few real bases is not predicted, because padding says nothing about binding.
 */
public final class SequenceWindower {
  private final WindowSpec spec;

  public SequenceWindower(WindowSpec spec) {
    this.spec = spec;
  }

  public WindowSpec spec() {
    return spec;
  }

  /**
   * Passes on every window of a sequence, in order of their starts.
   *
   * <p>The whole sequence is checked first: one invalid byte, and there are no windows.
   *
   * @return the failure of the whole record (no bases, an invalid byte), or one failure that counts
   *     the windows with too few real bases
   */
  public Optional<FailedRecord> cut(SequenceRecord record, Consumer<SequenceWindow> windows) {
    byte[] bases = record.bases();
    if (bases.length == 0) {
      return Optional.of(
          FailedRecord.of(record, FailureReason.NO_BASES, "the record has no bases"));
    }
    int invalid = firstInvalid(bases);
    if (invalid >= 0) {
      String message = describe(bases[invalid]) + " at position " + invalid + " is not a base";
      return Optional.of(FailedRecord.of(record, FailureReason.INVALID_BASE, message));
    }
    int count = spec.windowCount(bases.length);
    int refused = 0;
    String firstRefused = "";
    for (int i = 0; i < count; i++) {
      SequenceWindow window = window(record, spec.windowStart(bases.length, i));
      if (window.realBaseFraction() >= (float) spec.minRealBases()) {
        windows.accept(window);
      } else if (refused++ == 0) {
        firstRefused =
            String.format(
                Locale.ROOT,
                "%d..%d with %.4g",
                window.start(),
                window.end(),
                window.realBaseFraction());
      }
    }
    if (refused == 0) {
      return Optional.empty();
    }
    String message =
        String.format(
            Locale.ROOT,
            "%d of %d windows have less than the minimum of %s real bases, the first at %s",
            refused,
            count,
            spec.minRealBases(),
            firstRefused);
    return Optional.of(FailedRecord.of(record, FailureReason.TOO_FEW_REAL_BASES, message));
  }

  private SequenceWindow window(SequenceRecord record, int start) {
    byte[] sequence = record.bases();
    int end = Math.min(sequence.length, start + spec.length());
    byte[] bases = new byte[spec.length()];
    int padding = (spec.length() - (end - start)) / 2;
    if (end - start < spec.length()) {
      Arrays.fill(bases, (byte) 'N');
    }
    System.arraycopy(sequence, start, bases, padding, end - start);
    Optional<GenomicInterval> interval = record.alignment().flatMap(a -> a.span(start, end));
    return new SequenceWindow(
        record.source(),
        record.id(),
        start,
        end,
        bases,
        realBases(bases) / (float) bases.length,
        interval,
        interval.flatMap(i -> record.alignment().map(a -> a.strand())));
  }

  private static int firstInvalid(byte[] bases) {
    for (int i = 0; i < bases.length; i++) {
      if (Nucleotide.code(bases[i]) == Nucleotide.INVALID) {
        return i;
      }
    }
    return -1;
  }

  private static int realBases(byte[] bases) {
    int real = 0;
    for (byte base : bases) {
      if (Nucleotide.code(base) != Nucleotide.AMBIGUOUS) {
        real++;
      }
    }
    return real;
  }

  private static String describe(byte value) {
    return value > ' ' && value < 127
        ? "'" + new String(new byte[] {value}, StandardCharsets.US_ASCII) + "'"
        : String.format(Locale.ROOT, "byte 0x%02x", value & 0xff);
  }
}
