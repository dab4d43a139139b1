package io.danq.sequence.variant;

import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A stretch of a VCF: its bytes as they are, line ends included. The pieces of a file, joined in
 * order, are the file.
 *
 * @param file the file's path or URI
 * @param number of the piece in the file, from 0
 * @param kind what its bytes are
 * @param firstLine number of its first line in the file, from 1
 * @param firstRecord number of its first data line among the file's data lines, from 1; for a piece
 *     without data lines, the number of the next data line
 * @param bytes the text; callers must not change it
 * @param contigLengths lengths of the contigs that its lines name, if the header gives them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record VcfPiece(
    String file,
    int number,
    Kind kind,
    long firstLine,
    long firstRecord,
    byte[] bytes,
    Map<String, Integer> contigLengths)
    implements VariantInput {
  /** What the bytes of a piece are. */
  public enum Kind {
    /** Text that is passed on as it is: lines of the header, or a line that is too long. */
    TEXT,
    /** The header's last line, {@code #CHROM…}, before which lines are added; may be empty. */
    HEADER_END,
    /** Data lines. */
    LINES
  }

  public VcfPiece {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(kind, "kind");
    contigLengths = Map.copyOf(contigLengths);
  }

  /** The length of a contig, if the header gives it. */
  public OptionalInt contigLength(String contig) {
    Integer length = contigLengths.get(contig);
    return length == null ? OptionalInt.empty() : OptionalInt.of(length);
  }

  /** Takes the data lines of a piece. */
  public interface DataLines {
    /**
     * Takes a line.
     *
     * @param from its first byte in the piece
     * @param to one past its last byte, without LF and CR
     * @param line its number in the file, from 1
     * @param record its number among the file's data lines, from 1
     */
    void accept(int from, int to, long line, long record);
  }

  /** The number of alternative alleles in its data lines. */
  public long alleles() {
    long[] alleles = {0};
    forEachLine((from, to, line, record) -> alleles[0] += VcfText.alleles(bytes, from, to));
    return alleles[0];
  }

  /** Passes on its data lines in order; only pieces of kind {@link Kind#LINES} have any. */
  public void forEachLine(DataLines lines) {
    if (kind != Kind.LINES) {
      return;
    }
    long line = firstLine;
    long record = firstRecord;
    for (int from = 0; from < bytes.length; line++) {
      int next = VcfText.next(bytes, from, bytes.length);
      if (VcfText.isData(bytes, from, next)) {
        lines.accept(from, VcfText.end(bytes, from, next), line, record);
        record++;
      }
      from = next;
    }
  }
}
