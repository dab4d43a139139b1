package io.danq.sequence.variant;

/** What becomes of an allele: the windows that show what it does, or the reason for none. */
public sealed interface AlleleOutcome permits AlleleWindows, AlleleOutcome.Skipped {
  /** An allele that is not predicted. */
  record Skipped(AlleleSkipReason reason) implements AlleleOutcome {}
}
