package io.danq.sequence.file;

import io.danq.sequence.ReadOutcome;
import java.io.Closeable;
import java.util.Optional;

/**
 * Reads the records of one file in order. Not thread-safe.
 *
 * <p>Records are numbered from 1. Failed and skipped records count, so that a record has the same
 * number in every run. Secondary and supplementary alignments are skipped.
 */
public interface SequenceReader extends Closeable {
  /**
   * The next record, or why it could not be read.
   *
   * <p>A record that does not follow its format gives one {@code MALFORMED_RECORD}, and reading
   * continues after it. If the file is damaged or ends too early, exactly one {@code
   * UNREADABLE_FILE} comes after the records before the damage, and then the end. Nothing in a file
   * makes this method throw.
   *
   * @return empty at the end of the file, and from then on
   */
  Optional<ReadOutcome> next();

  /** The format of the file. */
  SequenceFormat format();
}
