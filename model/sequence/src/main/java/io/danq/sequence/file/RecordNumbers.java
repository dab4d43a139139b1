package io.danq.sequence.file;

import io.danq.sequence.RecordSource;

/** Numbers the records of a file and counts the skipped ones. Not thread-safe. */
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

  /** Counts the last record as skipped. */
  void skip() {
    skipped++;
  }

  /** Records so far. */
  long count() {
    return number;
  }

  /** Records skipped so far. */
  long skipped() {
    return skipped;
  }
}
