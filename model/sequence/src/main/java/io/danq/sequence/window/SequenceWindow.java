package io.danq.sequence.window;

import io.danq.sequence.RecordSource;
import java.util.Objects;
import java.util.Optional;

/**
 * A stretch of a sequence or of a haplotype, cut to the network's input length, and where it came
 * from.
 *
 * <p>Coordinates are 0-based and half-open. A sequence shorter than the network's input has one
 * window, the entire sequence ({@code start} 0, {@code end} its length), with its bases padded with
 * N on both sides. For an anchored window, {@code start} and {@code end} are the part of the read
 * that it contains, both 0 if it is all reference.
 *
 * @param source the record it was cut from
 * @param sequenceId the record's name
 * @param start first base in the sequence
 * @param end one past the last base in the sequence
 * @param bases ASCII bytes, exactly the network's input length; callers must not change them
 * @param realBaseFraction share of A, C, G, T (U) among {@code bases}, 0 to 1
 * @param placement where it lies on the genome, if any of its bases is aligned
 */
@SuppressWarnings("ArrayRecordComponent") // only source and position are ever compared
public record SequenceWindow(
    RecordSource source,
    String sequenceId,
    int start,
    int end,
    byte[] bases,
    float realBaseFraction,
    Optional<Placement> placement) {
  public SequenceWindow {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(sequenceId, "sequenceId");
    Objects.requireNonNull(bases, "bases");
    Objects.requireNonNull(placement, "placement");
  }

  /** Its bin, if it is anchored to the genome. */
  public Optional<Placement.Anchor> anchor() {
    return placement.flatMap(Placement::anchor);
  }

  /**
   * What identifies and orders it among the windows of its record: the start of its bin or, without
   * a bin, its start in the sequence.
   */
  public int position() {
    return anchor().map(anchor -> anchor.bin().start()).orElse(start);
  }
}
