package io.danq.sequence.variant;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Gathers lines and makes pieces of them. Not thread-safe. */
final class PieceBuilder {
  private final String file;
  private final Consumer<VcfPiece> pieces;
  private final VcfHeader header;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Map<String, Integer> contigLengths = new HashMap<>();
  private int number;
  private int alleles;
  private long firstLine;
  private long firstRecord;

  PieceBuilder(String file, VcfHeader header, Consumer<VcfPiece> pieces) {
    this.file = file;
    this.header = header;
    this.pieces = pieces;
  }

  /** Adds text that is passed on unchanged. Text longer than a piece goes into several pieces. */
  void addText(VcfPiece.Kind kind, WholeLines text, long line, long record) {
    if (bytes.size() + text.length() > VcfPieces.MOST_BYTES) {
      end(kind);
    }
    int from = 0;
    if (kind == VcfPiece.Kind.TEXT) {
      for (; text.length() - from > VcfPieces.MOST_BYTES; from += VcfPieces.MOST_BYTES) {
        add(text.bytes(), from, VcfPieces.MOST_BYTES, line, record);
        end(kind);
      }
    }
    add(text.bytes(), from, text.length() - from, line, record);
  }

  /** Adds a data line. */
  void addData(WholeLines text, long line, long record) {
    int own = VcfText.alleles(text.bytes(), 0, text.length());
    if (alleles + own > VcfPieces.MOST_ALLELES
        || bytes.size() + text.length() > VcfPieces.MOST_BYTES) {
      end(VcfPiece.Kind.LINES);
    }
    alleles += own;
    int tab = 0;
    while (tab < text.length() && text.bytes()[tab] != '\t') {
      tab++;
    }
    String contig = new String(text.bytes(), 0, tab, StandardCharsets.UTF_8);
    OptionalInt length = header.length(contig);
    if (length.isPresent()) {
      contigLengths.put(contig, length.getAsInt());
    }
    add(text.bytes(), 0, text.length(), line, record);
  }

  private void add(byte[] text, int from, int length, long line, long record) {
    if (bytes.size() == 0) {
      firstLine = line;
      firstRecord = record;
    }
    bytes.write(text, from, length);
  }

  /** Makes a piece of what has been gathered, if anything. */
  void end(VcfPiece.Kind kind) {
    if (bytes.size() > 0) {
      endEvenIfEmpty(kind);
    }
  }

  void endEvenIfEmpty(VcfPiece.Kind kind) {
    pieces.accept(
        new VcfPiece(
            file, number, kind, firstLine, firstRecord, bytes.toByteArray(), contigLengths));
    number++;
    alleles = 0;
    bytes.reset();
    contigLengths.clear();
  }
}
