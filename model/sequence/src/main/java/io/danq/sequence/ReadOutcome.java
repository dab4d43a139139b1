package io.danq.sequence;

/** What reading one record gave: a sequence, or the reason why there is none. */
public sealed interface ReadOutcome permits SequenceRecord, FailedRecord {
  /** Where the record was read. */
  RecordSource source();
}
