package io.danq.labels;

import io.danq.sequence.GenomicInterval;
import java.util.BitSet;
import java.util.Optional;

/**
 * A window and its labels.
 *
 * @param bases in ASCII: A, C, G, T or N; not to be changed
 * @param labels the label columns that are positive; not to be changed
 * @param place where the window is on the genome; empty if the file does not say
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LabelledWindow(byte[] bases, BitSet labels, Optional<GenomicInterval> place) {
  /** A window whose place is unknown. */
  public LabelledWindow(byte[] bases, BitSet labels) {
    this(bases, labels, Optional.empty());
  }
}
