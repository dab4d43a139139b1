package io.danq.sequence.file;

/**
 * A stretch of a file that begins with a record. Together, the pieces of a file have every record
 * of it exactly once.
 *
 * @param place where its first byte is: its distance in bytes from the start of the file; in a file
 *     of bgzf blocks the block's distance times 65,536, plus the place among the decompressed bytes
 *     of the block. 0 is the start of any file.
 * @param before records of the file before it, failed and skipped ones included
 * @param lines lines of the file before it; 0 where the format's messages name no lines
 * @param records how many records it has; {@value #ALL} for all that are left
 */
public record FilePiece(long place, long before, long lines, long records) {
  /** Every record up to the end of the file, and whatever is wrong with it. */
  public static final long ALL = -1;

  /** A file as one piece. */
  public static final FilePiece WHOLE = new FilePiece(0, 0, 0, ALL);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is negative, except for {@link #ALL} records
   */
  public FilePiece {
    if (place < 0 || before < 0 || lines < 0 || records < ALL) {
      throw new IllegalArgumentException(
          String.format(
              "a piece cannot begin at byte %d after %d records and %d lines, with %d records",
              place, before, lines, records));
    }
  }
}
