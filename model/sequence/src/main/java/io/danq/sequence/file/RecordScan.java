package io.danq.sequence.file;

import java.io.IOException;

/**
 * Passes over the records of a file to find where they begin. It finds what a reader finds: the
 * same records, and the same damage at the same position. Not thread-safe.
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

  /** Where the next record begins, in the form of {@link FilePiece#place}, if there is another. */
  long place();

  /** Lines before the next record, as in {@link FilePiece#lines}. */
  long lines();
}
