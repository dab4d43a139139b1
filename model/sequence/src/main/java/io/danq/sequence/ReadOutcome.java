package io.danq.sequence;

/** The result of reading one record: a sequence, or the reason that there is no sequence. */
public sealed interface ReadOutcome permits SequenceRecord, SkippedRecord, FailedRecord {
  /** Where the record was read. */
  RecordSource source();
}
