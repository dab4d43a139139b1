package io.danq.sequence.file;

import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.support.HeapLimit;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Turns a fault that stops the parser before the end of the file into the file's last outcome.
 * Running out of memory for a record is one of these faults: it must not end a run that reads other
 * files, nor make a stream restart for ever.
 */
final class FileSequenceReader implements SequenceReader {
  private final SequenceFormat format;
  private final Closeable content;
  private final RecordParser parser;
  private final RecordNumbers numbers;
  private boolean ended;

  FileSequenceReader(
      SequenceFormat format, Closeable content, RecordParser parser, RecordNumbers numbers) {
    this.format = format;
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
      return unreadable(Faults.describe(e));
    } catch (OutOfMemoryError e) {
      return unreadable(HeapLimit.message("a record") + " or a smaller --maxRecordBytes");
    }
  }

  private Optional<ReadOutcome> unreadable(String fault) {
    ended = true;
    String message = fault + ", after " + numbers.count() + " records";
    return Optional.of(FailedRecord.of(numbers.next(), FailureReason.UNREADABLE_FILE, message, ""));
  }

  @Override
  public SequenceFormat format() {
    return format;
  }

  @Override
  public void close() throws IOException {
    ended = true;
    content.close();
  }
}
