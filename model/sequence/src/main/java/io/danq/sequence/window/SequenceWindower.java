package io.danq.sequence.window;

import io.danq.sequence.AlignedBases;
import io.danq.sequence.Alignment;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.GenomicInterval;
import io.danq.sequence.SequenceRecord;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Cuts sequences at multiples of the stride, without a reference; immutable and thread-safe.
 *
 * <p>Windows start at multiples of the stride; the last one is anchored to the sequence's end. A
 * sequence shorter than the window is centred and padded with N, the odd N to the right. A window
 * with too few real bases is not predicted, because padding says nothing about binding.
 */
public final class SequenceWindower implements Windower {
  private final WindowSpec spec;

  public SequenceWindower(WindowSpec spec) {
    this.spec = spec;
  }

  public WindowSpec spec() {
    return spec;
  }

  @Override
  public Optional<FailedRecord> cut(SequenceRecord record, Consumer<SequenceWindow> windows) {
    Optional<FailedRecord> fault = BaseCheck.fault(record);
    if (fault.isPresent()) {
      return fault;
    }
    RealBaseFilter filter = new RealBaseFilter(spec.minRealBases(), windows);
    int length = record.bases().length;
    int count = spec.windowCount(length);
    Optional<AlignedBases> aligned = record.alignment().map(AlignedBases::of);
    for (int i = 0; i < count; i++) {
      SequenceWindow window = window(record, aligned, spec.windowStart(length, i));
      filter.accept(window, window.start(), window.end());
    }
    return filter.failure(record);
  }

  private SequenceWindow window(SequenceRecord record, Optional<AlignedBases> aligned, int start) {
    byte[] sequence = record.bases();
    int end = Math.min(sequence.length, start + spec.length());
    byte[] bases = new byte[spec.length()];
    int padding = (spec.length() - (end - start)) / 2;
    if (end - start < spec.length()) {
      Arrays.fill(bases, (byte) 'N');
    }
    System.arraycopy(sequence, start, bases, padding, end - start);
    return new SequenceWindow(
        record.source(),
        record.id(),
        start,
        end,
        bases,
        BaseCheck.realFraction(bases),
        aligned
            .flatMap(read -> read.span(start, end))
            .map(span -> placement(record.alignment().orElseThrow(), span)));
  }

  private static Placement placement(Alignment alignment, GenomicInterval span) {
    return new Placement(span, alignment.strand(), Optional.empty(), alignment.tags());
  }
}
