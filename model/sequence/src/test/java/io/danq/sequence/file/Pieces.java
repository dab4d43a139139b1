package io.danq.sequence.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.FailedRecord;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.SkippedRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a file as a whole and in pieces.
 *
 * @param contigs the reference of a CRAM
 */
record Pieces(Optional<SequenceFormat> format, int maxRecordBytes, ContigBases contigs) {
  static final String FILE = "data/reads.any";

  static Pieces of(int maxRecordBytes) {
    return new Pieces(Optional.empty(), maxRecordBytes, ContigBases.NONE);
  }

  Pieces with(ContigBases reference) {
    return new Pieces(format, maxRecordBytes, reference);
  }

  /** Asserts that a file's pieces have what the file has, and returns how many there are. */
  int assertSame(byte[] file, long pieceBytes) throws IOException {
    List<FilePiece> pieces = divide(file, pieceBytes);
    List<String> expected = whole(file);
    List<String> actual = new ArrayList<>();
    for (FilePiece piece : pieces) {
      List<String> read = read(file, piece);
      if (piece.records() != FilePiece.ALL) {
        assertThat(read).as("records of " + piece).hasSize((int) piece.records());
      }
      actual.addAll(read);
    }
    for (int i = 0; i < Math.min(actual.size(), expected.size()); i++) {
      assertThat(actual.get(i)).as("outcome %d of %s", i, pieces).isEqualTo(expected.get(i));
    }
    assertThat(actual).as("%s", pieces).hasSameSizeAs(expected);
    return pieces.size();
  }

  List<FilePiece> divide(byte[] file, long pieceBytes) {
    List<FilePiece> pieces = new ArrayList<>();
    new FileDivider(format, maxRecordBytes, contigs != ContigBases.NONE, pieceBytes, note -> {})
        .divide(FILE, new PlainContent(file), pieces::add);
    return pieces;
  }

  /** Everything that is read of a file, in words. */
  List<String> whole(byte[] file) throws IOException {
    try (SequenceReader reader =
        SequenceFiles.open(FILE, new ByteArrayInputStream(file), format, maxRecordBytes, contigs)) {
      return drain(reader);
    } catch (SequenceFormatException e) {
      return List.of(e.getMessage());
    }
  }

  List<String> read(byte[] file, FilePiece piece) throws IOException {
    return read(new PlainContent(file), piece);
  }

  List<String> read(PlainContent file, FilePiece piece) throws IOException {
    try (SequenceReader reader =
        new PieceFiles(format, maxRecordBytes, contigs).open(FILE, file, piece)) {
      return drain(reader);
    } catch (SequenceFormatException e) {
      return List.of(e.getMessage());
    }
  }

  private static List<String> drain(SequenceReader reader) {
    List<String> all = new ArrayList<>();
    for (Optional<ReadOutcome> next = reader.next(); next.isPresent(); next = reader.next()) {
      all.add(describe(next.get()));
    }
    assertThat(reader.next()).as("the end stays the end").isEmpty();
    return all;
  }

  private static String describe(ReadOutcome outcome) {
    if (outcome instanceof SequenceRecord record) {
      return String.join(
          " ",
          record.source().toString(),
          record.id(),
          Outcomes.text(record.bases()),
          record.alignment().toString());
    }
    if (outcome instanceof FailedRecord failed) {
      return String.join(
          " ",
          failed.source().toString(),
          failed.sequenceId().toString(),
          failed.reason().toString(),
          failed.message(),
          Outcomes.text(failed.payload()));
    }
    return ((SkippedRecord) outcome).toString();
  }
}
