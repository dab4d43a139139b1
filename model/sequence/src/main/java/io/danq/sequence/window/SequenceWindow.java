package io.danq.sequence.window;

import io.danq.sequence.GenomicInterval;
import io.danq.sequence.RecordSource;
import io.danq.sequence.Strand;
import java.util.Objects;
import java.util.Optional;

/**
 * A stretch of a sequence, cut to the network's input length, and where it came from.
 *
 * <p>Coordinates are 0-based and half-open. The window of a sequence that is shorter than the
 * network's window is the whole sequence ({@code start} 0, {@code end} its length) and its bases
 * are padded with N on both sides.
 *
 * @param source the record it was cut from
 * @param sequenceId the record's name
 * @param start first base in the sequence
 * @param end one past the last base in the sequence
 * @param bases ASCII bytes, exactly the network's input length; callers must not change them
 * @param realBaseFraction share of A, C, G, T (U) among {@code bases}, 0 to 1
 * @param interval the stretch of the reference that its aligned bases span, if it is aligned
 * @param strand the read's strand, present if {@code interval} is
 */
@SuppressWarnings("ArrayRecordComponent") // only source and start are ever compared
public record SequenceWindow(
    RecordSource source,
    String sequenceId,
    int start,
    int end,
    byte[] bases,
    float realBaseFraction,
    Optional<GenomicInterval> interval,
    Optional<Strand> strand) {
  public SequenceWindow {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(sequenceId, "sequenceId");
    Objects.requireNonNull(bases, "bases");
    Objects.requireNonNull(interval, "interval");
    Objects.requireNonNull(strand, "strand");
  }
}
