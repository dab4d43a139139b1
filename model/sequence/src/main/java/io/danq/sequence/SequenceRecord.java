package io.danq.sequence;

import java.util.Objects;
import java.util.Optional;

/**
 * One sequence as it was read: a sequencing read or a contig of any length.
 *
 * @param source where it was read
 * @param id its name, the header up to the first white space
 * @param bases its bases as ASCII bytes, not yet checked; not copied, so callers must not change
 *     them
 * @param alignment where it aligns to a reference, if it does
 * @param flags what SAM says of a read without an alignment, {@code 0x200} and {@code 0x400} alone;
 *     0 for one that has an alignment, whose {@link AlignmentTags} say it
 */
@SuppressWarnings("ArrayRecordComponent") // a contig takes 250 MB: it is shared, never compared
public record SequenceRecord(
    RecordSource source, String id, byte[] bases, Optional<Alignment> alignment, int flags)
    implements ReadOutcome {
  public SequenceRecord {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(bases, "bases");
    Objects.requireNonNull(alignment, "alignment");
    flags = alignment.isPresent() ? 0 : flags & AlignmentTags.OF_READS;
  }

  /** A sequence without flags of its own. */
  public SequenceRecord(
      RecordSource source, String id, byte[] bases, Optional<Alignment> alignment) {
    this(source, id, bases, alignment, 0);
  }

  /** A sequence without an alignment. */
  public static SequenceRecord unaligned(RecordSource source, String id, byte[] bases) {
    return new SequenceRecord(source, id, bases, Optional.empty());
  }
}
