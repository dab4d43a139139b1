package io.danq.sequence.file;

import java.io.IOException;

/**
 * Passes over the records of a file to find where they begin, and sees what a reader sees: the same
 * records, and the same damage at the same place. Not thread-safe.
 */
interface RecordScan {
  /** What {@link #pass} returns at the end of the file. */
  long END = -1;

  /**
   * Passes over the next record, or over several that stay together.
   *
   * @return how many; {@link #END} if there is none
   * @throws IOException (or an unchecked exception of htsjdk) if the file is damaged; the scan must
   *     not be used again
   */
  long pass() throws IOException;

  /** Where the next record begins, as {@link FilePiece#place} has it, if there is another. */
  long place();

  /** Lines before the next record, as {@link FilePiece#lines} has them. */
  long lines();
}
