package io.danq.sequence.variant;

import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.RecordSource;
import io.danq.sequence.support.HeapLimit;
import io.danq.sequence.variant.VcfPiece.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * Reads a VCF and cuts it into pieces, with at most one piece and one line in memory. Not
 * thread-safe.
 */
public final class VcfPieces {
  /** The most alternative alleles of a piece, unless its only line has more. */
  static final int MOST_ALLELES = 128;

  /** The most bytes of a piece, unless its only line has more. */
  static final int MOST_BYTES = 1 << 20;

  private final String file;
  private final WholeLines lines;
  private final int maxLineBytes;
  private final Consumer<FailedRecord> failures;
  private final VcfHeader header = new VcfHeader();
  private final PieceBuilder piece;
  private long line;
  private long record;

  private VcfPieces(
      String file,
      InputStream content,
      int maxLineBytes,
      Consumer<VcfPiece> pieces,
      Consumer<FailedRecord> failures) {
    this.file = file;
    this.lines = new WholeLines(content, maxLineBytes);
    this.maxLineBytes = maxLineBytes;
    this.failures = failures;
    this.piece = new PieceBuilder(file, header, pieces);
  }

  /**
   * Reads a file to its end.
   *
   * @param file its path or URI
   * @param content its text, decompressed
   * @param maxLineBytes a longer line is a failed record
   * @throws IOException if the text is no VCF or is damaged, or the heap has no room for a line;
   *     the pieces before that are valid
   */
  public static void read(
      String file,
      InputStream content,
      int maxLineBytes,
      Consumer<VcfPiece> pieces,
      Consumer<FailedRecord> failures)
      throws IOException {
    VcfPieces reader = new VcfPieces(file, content, maxLineBytes, pieces, failures);
    if (!reader.readHeader()) {
      return;
    }
    try {
      reader.readLines();
    } catch (OutOfMemoryError e) {
      // It must not end a run that reads other files, nor make a stream start again for ever.
      throw new IOException(HeapLimit.message("line " + reader.line), e);
    } finally {
      reader.piece.end(Kind.LINES);
    }
  }

  /**
   * The header of a file.
   *
   * @throws IOException as {@link #read}
   */
  public static VcfHeader header(String file, InputStream content) throws IOException {
    VcfPieces reader = new VcfPieces(file, content, MOST_BYTES, piece -> {}, failed -> {});
    reader.readHeader();
    return reader.header;
  }

  /** Reads to the first data line, and returns whether there is one. */
  private boolean readHeader() throws IOException {
    while (lines.next()) {
      line += lines.isContinued() ? 0 : 1;
      String start = lines.start(VcfHeader.FORMAT.length());
      if (line == 1 && !lines.isContinued() && !start.equals(VcfHeader.FORMAT)) {
        throw new IOException(notVcf(start));
      }
      if (!lines.isContinued() && !start.startsWith("##")) {
        return endHeader(start);
      }
      if (!lines.isContinued()) {
        header.add(lines.start(MOST_BYTES));
      }
      piece.addText(Kind.TEXT, lines, line, 0);
    }
    if (line == 0) {
      throw new IOException(file + " is empty");
    }
    piece.end(Kind.TEXT);
    piece.endEvenIfEmpty(Kind.HEADER_END);
    return false;
  }

  /** The line of the columns' names belongs to the header; without one, a data line follows. */
  private boolean endHeader(String start) throws IOException {
    piece.end(Kind.TEXT);
    if (!start.startsWith("#")) {
      piece.endEvenIfEmpty(Kind.HEADER_END);
      return true;
    }
    piece.addText(Kind.HEADER_END, lines, line, 0);
    piece.end(Kind.HEADER_END);
    boolean more = lines.next();
    line += more ? 1 : 0;
    return more;
  }

  private String notVcf(String start) {
    return start.startsWith("BCF")
        ? file + " is BCF, which is not read; 'bcftools view' makes VCF of it"
        : file + " is not VCF: it does not begin with " + VcfHeader.FORMAT;
  }

  /** Reads from the current line on. */
  private void readLines() throws IOException {
    do {
      if (lines.isContinued()) {
        pass();
      } else if (VcfText.isData(lines.bytes(), 0, lines.length())) {
        record++;
        data();
      } else {
        piece.addText(Kind.LINES, lines, line, record + 1); // a blank line or a comment
      }
      line += lines.isCut() ? 0 : 1;
    } while (lines.next());
  }

  private void data() {
    if (!lines.isCut()) {
      piece.addData(lines, line, record);
      return;
    }
    failures.accept(
        FailedRecord.of(
            new RecordSource.FileEntry(file, record),
            FailureReason.RECORD_TOO_LARGE,
            "line " + line + " is longer than " + maxLineBytes + " bytes",
            lines.start(FailedRecord.PAYLOAD_BYTES)));
    pass();
  }

  /** A line that is too long becomes text between data lines. */
  private void pass() {
    piece.end(Kind.LINES);
    piece.addText(Kind.TEXT, lines, line, record + 1);
    piece.end(Kind.TEXT);
  }
}
