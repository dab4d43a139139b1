package io.danq.sequence.file;

import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.ReadOutcome;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Turns a fault that stops the parser before the end of the file into the file's last outcome. */
final class FileSequenceReader implements SequenceReader {
  private final Closeable content;
  private final RecordParser parser;
  private final RecordNumbers numbers;
  private boolean ended;

  FileSequenceReader(Closeable content, RecordParser parser, RecordNumbers numbers) {
    this.content = content;
    this.parser = parser;
    this.numbers = numbers;
  }

  @Override
  public Optional<ReadOutcome> next() {
    if (ended) {
      return Optional.empty();
    }
    try {
      Optional<ReadOutcome> outcome = parser.next();
      ended = outcome.isEmpty();
      return outcome;
    } catch (IOException | RuntimeException e) {
      ended = true;
      String message = Faults.describe(e) + ", after " + numbers.count() + " records";
      return Optional.of(
          FailedRecord.of(numbers.next(), FailureReason.UNREADABLE_FILE, message, ""));
    }
  }

  @Override
  public long skipped() {
    return numbers.skipped();
  }

  @Override
  public void close() throws IOException {
    ended = true;
    content.close();
  }
}
