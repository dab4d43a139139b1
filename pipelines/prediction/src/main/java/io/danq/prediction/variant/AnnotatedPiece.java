package io.danq.prediction.variant;

import io.danq.sequence.variant.VcfLine;
import io.danq.sequence.variant.VcfPiece;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a VCF whose lines get danq's entries at the end of INFO. All other bytes stay as they
 * are. The piece is passed on when its last allele has come. Not thread-safe.
 */
final class AnnotatedPiece {
  private static final byte NO_INFO = '.';

  private final VcfPiece piece;
  private final VcfInfoHeader header;
  private final BiConsumer<Integer, byte[]> done;
  private final List<Line> lines = new ArrayList<>();
  private int open = 1; // until all lines are read

  /**
   * Starts a piece.
   *
   * @param done receives the number of the piece and its text
   */
  AnnotatedPiece(VcfPiece piece, VcfInfoHeader header, BiConsumer<Integer, byte[]> done) {
    this.piece = piece;
    this.header = header;
    this.done = done;
  }

  /** A line that waits for its alleles. */
  final class Line {
    private final int infoStart;
    private final int infoEnd;
    private final @Nullable AlleleInfo[] alleles;
    private int missing;

    private Line(int infoStart, int infoEnd, int alleles) {
      this.infoStart = infoStart;
      this.infoEnd = infoEnd;
      this.alleles = new AlleleInfo[alleles];
      this.missing = alleles;
    }

    /**
     * Adds the INFO values of an allele.
     *
     * @param index which one, from 1
     */
    void put(int index, AlleleInfo info) {
      alleles[index - 1] = info;
      missing--;
      if (missing == 0) {
        close();
      }
    }

    private String info() {
      List<AlleleInfo> all = Arrays.stream(alleles).map(Objects::requireNonNull).toList();
      Stream<String> hits = all.stream().flatMap(allele -> allele.entries().stream());
      String danq = hits.collect(Collectors.joining(","));
      return Stream.of(
              danq.isEmpty() ? "" : VcfInfoHeader.EFFECTS + "=" + danq,
              VcfInfoHeader.MAX_DIFF + "=" + joined(all, AlleleInfo::maxDiff),
              ifAny(VcfInfoHeader.MEAN_LOG_EVALUE, joined(all, AlleleInfo::meanLogEvalue)),
              ifAny(VcfInfoHeader.SKIPPED, joined(all, AlleleInfo::skipped)))
          .filter(entry -> !entry.isEmpty())
          .collect(Collectors.joining(";"));
    }

    private static String joined(List<AlleleInfo> alleles, Function<AlleleInfo, String> value) {
      return alleles.stream().map(value).collect(Collectors.joining(","));
    }

    /** An entry, unless all its values are missing. */
    private static String ifAny(String name, String values) {
      boolean none = values.replace(AlleleInfo.MISSING + ",", "").equals(AlleleInfo.MISSING);
      return none ? "" : name + "=" + values;
    }
  }

  /**
   * Adds a line, after those before it.
   *
   * @param from its first byte in the piece
   */
  Line add(VcfLine line, int from) {
    Line added =
        new Line(from + line.infoStart(), from + line.infoEnd(), line.variant().alts().size());
    lines.add(added);
    open++;
    return added;
  }

  /** Finishes the lines, or one of them. */
  void close() {
    open--;
    if (open == 0) {
      done.accept(piece.number(), text());
    }
  }

  private byte[] text() {
    byte[] bytes = piece.bytes();
    if (piece.kind() == VcfPiece.Kind.HEADER_END && bytes.length > 0) {
      return header.before(bytes);
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream(bytes.length + (bytes.length >> 1));
    int copied = 0;
    for (Line line : lines) {
      boolean none = line.infoEnd - line.infoStart == 1 && bytes[line.infoStart] == NO_INFO;
      int to = none ? line.infoStart : line.infoEnd;
      text.write(bytes, copied, to - copied);
      String info = (none || line.infoEnd == line.infoStart ? "" : ";") + line.info();
      text.writeBytes(info.getBytes(StandardCharsets.UTF_8));
      copied = line.infoEnd;
    }
    text.write(bytes, copied, bytes.length - copied);
    return text.toByteArray();
  }
}
