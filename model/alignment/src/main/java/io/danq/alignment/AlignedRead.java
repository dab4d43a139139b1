package io.danq.alignment;

import io.danq.sequence.ReadOutcome;
import io.danq.sequence.SequenceRecord;

/**
 * What the aligner found for a read.
 *
 * @param read the read as it was passed in
 * @param outcome the read in the direction of the reference, with its alignment; or why it has
 *     none: {@code NOT_ALIGNED}, {@code NO_BASES} or {@code INVALID_BASE}
 * @param chimeric whether other parts of the read align elsewhere (supplementary alignments)
 */
public record AlignedRead(SequenceRecord read, ReadOutcome outcome, boolean chimeric) {
  /** Whether the aligner found an alignment. */
  public boolean isAligned() {
    return outcome instanceof SequenceRecord;
  }
}
