package io.danq.sequence.file;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds where the pieces of one file begin. Not thread-safe. */
final class PieceBorders {
  private final RecordScan scan;
  private final int placeBits;
  private final long pieceBytes;
  private FilePiece last = FilePiece.WHOLE;
  private Optional<String> damage = Optional.empty();

  /**
   * Divides the file that a scan reads.
   *
   * @param blocks whether positions are bgzf virtual offsets
   * @param pieceBytes minimum number of stored bytes in a piece
   */
  PieceBorders(RecordScan scan, boolean blocks, long pieceBytes) {
    this.scan = scan;
    this.placeBits = blocks ? BgzfStream.VIRTUAL_BITS : 0;
    this.pieceBytes = pieceBytes;
  }

  /**
   * Passes on the pieces. A piece ends only where another record follows, so the last piece has the
   * last record and any damage after it.
   *
   * @return what stopped the scan before the end of the file
   */
  Optional<String> find(Consumer<FilePiece> pieces) {
    long records = 0;
    while (true) {
      FilePiece next = new FilePiece(scan.place(), records, scan.lines(), FilePiece.ALL);
      long passed = pass();
      if (passed == RecordScan.END) {
        pieces.accept(last);
        return damage;
      }
      if (stored(next) - stored(last) >= pieceBytes && records > last.before()) {
        pieces.accept(
            new FilePiece(last.place(), last.before(), last.lines(), records - last.before()));
        last = next;
      }
      records += passed;
    }
  }

  /** Stored bytes before the last piece. */
  long found() {
    return stored(last);
  }

  private long stored(FilePiece piece) {
    return piece.place() >>> placeBits;
  }

  /** The reader of the last piece reports damage, and a record that does not fit into memory. */
  private long pass() {
    try {
      return scan.pass();
    } catch (IOException | RuntimeException e) {
      damage = Optional.of(Faults.describe(e));
    } catch (OutOfMemoryError e) {
      damage = Optional.of("a record needs more memory than the JVM's heap has left");
    }
    return RecordScan.END;
  }
}
