package io.danq.sequence.file;

import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.RecordSource;
import java.io.IOException;
import java.util.Optional;

/** The first records of another reader: as many as a piece has. */
final class FirstRecords implements SequenceReader {
  private final SequenceReader reader;
  private final String file;
  private final FilePiece piece;
  private long read;

  /**
   * Ends after the records of a piece.
   *
   * @param reader begins with the piece
   */
  FirstRecords(SequenceReader reader, String file, FilePiece piece) {
    this.reader = reader;
    this.file = file;
    this.piece = piece;
  }

  @Override
  public Optional<ReadOutcome> next() {
    if (read == piece.records()) {
      return Optional.empty();
    }
    ReadOutcome next = reader.next().orElseGet(this::missing);
    read = isEnd(next) ? piece.records() : read + 1;
    return Optional.of(next);
  }

  /** The file has been replaced meanwhile, so what was found in it before does not apply. */
  private FailedRecord missing() {
    long number = piece.before() + read + 1;
    return FailedRecord.of(
        new RecordSource.FileEntry(file, number),
        FailureReason.UNREADABLE_FILE,
        "the file was changed while it was read: it had a record " + number,
        "");
  }

  private static boolean isEnd(ReadOutcome outcome) {
    return outcome instanceof FailedRecord failed
        && failed.reason() == FailureReason.UNREADABLE_FILE;
  }

  @Override
  public SequenceFormat format() {
    return reader.format();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
