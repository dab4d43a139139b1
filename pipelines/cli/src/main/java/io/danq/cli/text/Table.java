package io.danq.cli.text;

import io.danq.sequence.Printable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A text table. Columns are as wide as their widest cell, and numbers are right-aligned. Control
 * characters in cells are escaped.
 */
public final class Table {
  private final List<String[]> rows = new ArrayList<>();

  public Table(String... header) {
    rows.add(header);
  }

  public Table row(Object... cells) {
    rows.add(Arrays.stream(cells).map(String::valueOf).map(Printable::of).toArray(String[]::new));
    return this;
  }

  public void print(PrintWriter out) {
    int columns = rows.get(0).length;
    int[] widths = new int[columns];
    boolean[] numeric = new boolean[columns];
    Arrays.fill(numeric, true);
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < columns; c++) {
        String cell = rows.get(r)[c];
        widths[c] = Math.max(widths[c], cell.length());
        numeric[c] &= r == 0 || cell.matches("[-0-9.,:% x]*|[0-9.]+e-[0-9]+|NaN|Infinity");
      }
    }
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        String blanks = " ".repeat(widths[c] - row[c].length());
        line.append(c == 0 ? "" : "  ").append(numeric[c] ? blanks + row[c] : row[c] + blanks);
      }
      out.println(line.toString().stripTrailing());
    }
  }

  /** A whole number with commas between the thousands. */
  public static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
