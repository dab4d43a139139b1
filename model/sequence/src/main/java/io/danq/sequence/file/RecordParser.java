package io.danq.sequence.file;

import io.danq.sequence.ReadOutcome;
import java.io.IOException;
import java.util.Optional;

/** Takes the records of one format out of a decompressed stream. Not thread-safe. */
interface RecordParser {
  /**
   * The next record.
   *
   * @return empty at the end
   * @throws IOException (or any unchecked exception of htsjdk) if the file cannot be read any
   *     further; the parser is not used again then
   */
  Optional<ReadOutcome> next() throws IOException;
}
