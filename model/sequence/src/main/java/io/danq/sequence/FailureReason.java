package io.danq.sequence;

/** Why a record was not predicted. The names are part of the output format. */
public enum FailureReason {
  /** The record does not follow its format. */
  MALFORMED_RECORD,
  /** The record has a name but no bases. */
  NO_BASES,
  /** A byte of the sequence is neither a base nor an ambiguity code. */
  INVALID_BASE,
  /** The read aligns to a contig or a position that the reference genome does not have. */
  NOT_IN_REFERENCE,
  /** The aligner found no place for the read on the reference genome. */
  NOT_ALIGNED,
  /** Windows of the sequence hold fewer real bases than the minimum. */
  TOO_FEW_REAL_BASES,
  /** The record is larger than the caller's limit, or than the memory, and was skipped. */
  RECORD_TOO_LARGE,
  /** A record that a replay asked for is no longer in its topic or file. */
  RECORD_GONE,
  /** The rest of a file could not be read: truncated, corrupt or of an unknown format. */
  UNREADABLE_FILE,
  /** The network failed on a window of the sequence. Its other windows may have been predicted. */
  INFERENCE_FAILED
}
