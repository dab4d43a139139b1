package io.danq.sequence.variant;

/** The outcome of cutting an allele: the windows that show its effect, or why it has none. */
public sealed interface AlleleOutcome permits AlleleWindows, AlleleOutcome.Skipped {
  /** An allele that is not predicted. */
  record Skipped(AlleleSkipReason reason) implements AlleleOutcome {}
}
