package io.danq.sequence.file;

import io.danq.sequence.ReadOutcome;
import java.io.Closeable;
import java.util.Optional;

/**
 * The records of one file in their order. Not thread-safe.
 *
 * <p>Records are numbered from 1 over everything the file holds, the failed and the skipped
 * included, so that a record's number is the same in every run.
 */
public interface SequenceReader extends Closeable {
  /**
   * The next record, or why it could not be read.
   *
   * <p>A record that does not follow its format is one {@code MALFORMED_RECORD}, and reading goes
   * on behind it. Where the file is damaged or ends too early, everything before the damage is
   * followed by exactly one {@code UNREADABLE_FILE}, and that by the end. Never throws for what a
   * file holds.
   *
   * @return empty at the file's end and ever after
   */
  Optional<ReadOutcome> next();

  /** Secondary and supplementary alignments that were passed over so far. */
  long skipped();
}
