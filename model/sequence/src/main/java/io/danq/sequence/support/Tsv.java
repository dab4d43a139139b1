package io.danq.sequence.support;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A tab-separated table with a header. There are no quotes: a cell has no tab and no line break.
 *
 * @param header the names of the columns
 * @param rows the lines below the header that are not blank
 */
public record Tsv(List<String> header, List<Row> rows) {
  private static final String TAB = "\t";

  /** Keeps copies. */
  public Tsv {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /**
   * A line below the header.
   *
   * @param line its number in the table, the header being 1
   * @param cells the cells of the line, which may be more or fewer than the columns of the header
   */
  public record Row(int line, List<String> cells) {
    /** Keeps a copy. */
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** Reads a table; one without lines has an empty header. A byte-order mark is skipped. */
  public static Tsv parse(List<String> lines) {
    if (lines.isEmpty()) {
      return new Tsv(List.of(), List.of());
    }
    String header = ByteOrderMark.without(lines.get(0));
    List<Row> rows =
        IntStream.range(1, lines.size())
            .filter(i -> !lines.get(i).isBlank())
            .mapToObj(i -> new Row(i + 1, cells(lines.get(i))))
            .toList();
    return new Tsv(cells(header), rows);
  }

  /** The position of a column, from 0; empty if the header does not name it. */
  public OptionalInt column(String name) {
    int position = header.indexOf(name);
    return position < 0 ? OptionalInt.empty() : OptionalInt.of(position);
  }

  /** The cells of a line, including empty ones at its end. */
  public static List<String> cells(String line) {
    return Arrays.asList(line.split(TAB, -1));
  }

  /** A line of cells, with its line break. A tab or a line break in a cell becomes a blank. */
  public static String line(List<?> cells) {
    return cells.stream()
        .map(cell -> String.valueOf(cell).replaceAll("\\R|\t", " "))
        .collect(Collectors.joining(TAB, "", "\n"));
  }

  /** A line of cells, as {@link #line(List)}. */
  public static String line(Object... cells) {
    return line(Arrays.asList(cells));
  }
}
