package io.danq.cli;

import io.danq.beam.parquet.ParquetFiles;
import io.danq.cli.text.ParquetRows;
import io.danq.prediction.write.OutputFolders;
import io.danq.prediction.write.RowKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.io.fs.ResourceId;

/** What lies in the output of a pipeline that may still be running; each file is read once. */
public final class ArrivingResults {
  private final String output;
  private final RowKind kind;
  private final Set<ResourceId> seen = new HashSet<>();
  private final List<GenericRecord> rows = new ArrayList<>();
  private final List<GenericRecord> failures = new ArrayList<>();

  /** Predictions of windows. */
  public ArrivingResults(Path output) {
    this(output, RowKind.PREDICTIONS);
  }

  /** Rows of one kind. */
  public ArrivingResults(Path output, RowKind kind) {
    this.output = output.toString();
    this.kind = kind;
  }

  /** Reads the files that have come since the last call. */
  public ArrivingResults refresh() throws IOException {
    read(OutputFolders.of(output, kind), rows::add);
    read(OutputFolders.failed(output), failures::add);
    return this;
  }

  private void read(String folder, Consumer<GenericRecord> action) throws IOException {
    for (ResourceId file : ParquetFiles.in(folder)) {
      if (seen.add(file)) {
        ParquetRows.forEachInFile(file.toString(), action);
      }
    }
  }

  /** Whether as many rows and failures are there as are expected, or more. */
  public boolean hasAtLeast(int expectedRows, int expectedFailures) {
    return rows.size() >= expectedRows && failures.size() >= expectedFailures;
  }

  /** {@code id:start-end} of every window; {@link VariantTraffic#row} of every allele. */
  public List<String> rows() {
    return rows.stream().map(row -> kind == RowKind.VARIANTS ? allele(row) : window(row)).toList();
  }

  private static String window(GenericRecord row) {
    return row.get("sequence_id") + ":" + row.get("window_start") + "-" + row.get("window_end");
  }

  private static String allele(GenericRecord row) {
    return VariantTraffic.row(
        row.get("id"),
        row.get("contig"),
        row.get("pos"),
        row.get("ref"),
        row.get("alt"),
        row.get("allele_index"));
  }

  /** The rows themselves. */
  public List<GenericRecord> predictions() {
    return rows;
  }

  public List<String> rowIds() {
    return rows.stream().map(row -> row.get("row_id").toString()).toList();
  }

  /** The failed records themselves. */
  public List<GenericRecord> failedRecords() {
    return failures;
  }

  /** {@code topic/partition/offset REASON} of every failed record. */
  public List<String> failures() {
    return failures.stream().map(ArrivingResults::failure).toList();
  }

  /** {@code topic/partition/offset REASON} of a failed record. */
  static String failure(GenericRecord row) {
    return row.get("topic")
        + "/"
        + row.get("partition")
        + "/"
        + row.get("offset")
        + " "
        + row.get("reason");
  }
}
