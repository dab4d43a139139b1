package io.danq.sequence.file;

import io.danq.sequence.ReadOutcome;
import java.io.IOException;
import java.util.Optional;

/** Parses the records of one format from a decompressed stream. Not thread-safe. */
interface RecordParser {
  /**
   * The next record.
   *
   * @return empty at the end
   * @throws IOException (or an unchecked exception of htsjdk) if the rest of the file cannot be
   *     read; the parser must not be used again
   */
  Optional<ReadOutcome> next() throws IOException;
}
