package io.danq.cli.text;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.apache.avro.generic.GenericRecord;

/** Prints the rows of a result that have the strongest hits, and its failed records. */
public final class ResultReport {
  private static final int MESSAGE = 80;

  private final PriorityQueue<GenericRecord> strongest =
      new PriorityQueue<>(Comparator.comparing(ResultReport::strength));
  private final List<GenericRecord> failed = new ArrayList<>();
  private final int limit;
  private final List<Column> extraColumns = new ArrayList<>();
  private long rows;
  private long failures;

  private ResultReport(int limit) {
    this.limit = limit;
  }

  /**
   * Reads a Parquet file, a folder of them, or the output folder of a run.
   *
   * @throws IOException if there is no Parquet file, or one cannot be read
   */
  public static ResultReport of(Path path, int limit) throws IOException {
    ResultReport report = new ResultReport(limit);
    if (Files.isRegularFile(path)) {
      ParquetRows.forEachInFile(path.toString(), report::add);
    } else {
      ParquetRows.forEach(path.toAbsolutePath() + "/", report::add);
    }
    return report;
  }

  private record Column(String name, Function<GenericRecord, String> value) {}

  /** Adds a column to the table of rows. */
  public ResultReport withColumn(String name, Function<GenericRecord, String> value) {
    extraColumns.add(new Column(name, value));
    return this;
  }

  private void add(GenericRecord row) {
    if (row.getSchema().getField("reason") != null) {
      failures++;
      if (failed.size() < limit) {
        failed.add(row);
      }
    } else {
      rows++;
      strongest.add(row);
      if (strongest.size() > limit) {
        strongest.poll();
      }
    }
  }

  public void print(PrintWriter out) {
    out.println(Table.grouped(rows) + " rows, " + Table.grouped(failures) + " failed records");
    if (!strongest.isEmpty()) {
      out.println();
      printRows(out);
    }
    if (!failed.isEmpty()) {
      out.println();
      printFailed(out);
    }
  }

  private void printRows(PrintWriter out) {
    List<GenericRecord> order = new ArrayList<>(strongest);
    order.sort(Comparator.comparing(ResultReport::strength).reversed());
    if (order.stream().anyMatch(VariantTable::isVariant)) {
      VariantTable.of(order.stream().filter(VariantTable::isVariant).toList()).print(out);
      return;
    }
    if (order.stream().anyMatch(BinTable::isBin)) {
      BinTable.of(order.stream().filter(BinTable::isBin).toList()).print(out);
      return;
    }
    List<String> header =
        new ArrayList<>(
            List.of(
                "sequence",
                "start",
                "end",
                "place",
                "strand",
                "hits",
                "strongest target",
                "probability"));
    boolean evalues = strongest.stream().anyMatch(row -> !evalue(row).isEmpty());
    if (evalues) {
      header.add("E-value");
    }
    extraColumns.forEach(column -> header.add(column.name()));
    Table table = new Table(header.toArray(String[]::new));
    for (GenericRecord row : order) {
      List<?> hits = (List<?>) row.get("hits");
      GenericRecord best = hits.isEmpty() ? null : (GenericRecord) hits.get(0);
      List<Object> cells = new ArrayList<>();
      cells.add(row.get("sequence_id"));
      cells.add(row.get("window_start"));
      cells.add(row.get("window_end"));
      cells.add(place(row));
      cells.add(row.get("strand") == null ? "" : row.get("strand"));
      cells.add(hits.size());
      cells.add(best == null ? "" : HitText.target(best));
      cells.add(
          best == null ? "" : String.format(Locale.ROOT, "%.3f", (Float) best.get("probability")));
      if (evalues) {
        cells.add(evalue(row));
      }
      extraColumns.forEach(column -> cells.add(column.value().apply(row)));
      table.row(cells.toArray());
    }
    table.print(out);
  }

  private void printFailed(PrintWriter out) {
    Table table = new Table("source", "sequence", "reason", "message");
    for (GenericRecord row : failed) {
      String source =
          row.get("topic") == null
              ? row.get("file") + " #" + row.get("record_number")
              : row.get("topic") + "/" + row.get("partition") + "/" + row.get("offset");
      String message = row.get("message").toString();
      table.row(
          source,
          row.get("sequence_id") == null ? "" : row.get("sequence_id"),
          row.get("reason"),
          message.length() > MESSAGE ? message.substring(0, MESSAGE) + "…" : message);
    }
    table.print(out);
    if (failures > failed.size()) {
      out.println("and " + Table.grouped(failures - failed.size()) + " more failed records");
    }
  }

  /** The E-value of the strongest hit; empty if there is none, as in results without E-values. */
  private static String evalue(GenericRecord row) {
    List<?> hits = (List<?>) row.get("hits");
    if (hits.isEmpty()
        || !((GenericRecord) hits.get(0)).hasField("evalue")
        || ((GenericRecord) hits.get(0)).get("evalue") == null) {
      return "";
    }
    return String.format(Locale.ROOT, "%.4f", (Float) ((GenericRecord) hits.get(0)).get("evalue"));
  }

  /** The bin of a row or, without one, what its aligned bases span: {@code 20:1,000-1,200}. */
  private static String place(GenericRecord row) {
    if (row.get("contig") == null) {
      return "";
    }
    String place = row.hasField("bin_start") && row.get("bin_start") != null ? "bin" : "contig";
    return HitText.place(
        row.get("contig").toString(),
        (Integer) row.get(place + "_start"),
        (Integer) row.get(place + "_end"));
  }

  private static float strength(GenericRecord row) {
    if (VariantTable.isVariant(row)) {
      return VariantTable.strength(row);
    }
    if (BinTable.isBin(row)) {
      return BinTable.strength(row);
    }
    List<?> hits = (List<?>) row.get("hits");
    return hits.isEmpty() ? 0 : (Float) ((GenericRecord) hits.get(0)).get("probability");
  }
}
