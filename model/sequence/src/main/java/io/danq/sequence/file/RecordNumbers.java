package io.danq.sequence.file;

import io.danq.sequence.RecordSource;

/** Numbers the records of a file and counts those that are passed over. Not thread-safe. */
final class RecordNumbers {
  private final String file;
  private long number;
  private long skipped;

  RecordNumbers(String file) {
    this.file = file;
  }

  /** Takes the next number. */
  RecordSource next() {
    return new RecordSource.FileEntry(file, ++number);
  }

  /** Says that the record of the last number is passed over. */
  void skip() {
    skipped++;
  }

  /** Records so far. */
  long count() {
    return number;
  }

  /** Records that were passed over so far. */
  long skipped() {
    return skipped;
  }
}
