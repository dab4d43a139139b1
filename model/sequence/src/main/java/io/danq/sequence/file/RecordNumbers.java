package io.danq.sequence.file;

import io.danq.sequence.RecordSource;

/** Numbers the records of a file. Not thread-safe. */
final class RecordNumbers {
  private final String file;
  private long number;

  RecordNumbers(String file) {
    this.file = file;
  }

  /** Takes the next number. */
  RecordSource next() {
    return new RecordSource.FileEntry(file, ++number);
  }

  /** Continues after a number of records. */
  void goTo(long records) {
    number = records;
  }

  /** Leaves out records that are not read. */
  void skip(long records) {
    number += records;
  }

  /** Records so far. */
  long count() {
    return number;
  }
}
