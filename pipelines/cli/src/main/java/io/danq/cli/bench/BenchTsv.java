package io.danq.cli.bench;

import io.danq.sequence.support.Tsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Appends measurements to a table, run after run. A figure that was not measured is {@code NA}. */
public final class BenchTsv {
  private static final String HEADER =
      Tsv.line(
          "time",
          "machine",
          "model",
          "windows",
          "strands",
          "threads",
          "round",
          "subject",
          "windows_per_second",
          "ms_one_window",
          "ms_64_windows",
          "load_seconds",
          "resident_mb");

  private final Path file;
  private final List<Object> run;

  /**
   * Creates the file with its header if it does not exist.
   *
   * @param file where rows are added
   * @param model what the model is called
   */
  public BenchTsv(Path file, String model, int windows, String strands, int threads)
      throws IOException {
    this.file = file;
    this.run = List.of(Machine.description(), model, windows, strands, threads);
    if (!Files.exists(file)) {
      Files.writeString(file, HEADER);
    }
  }

  /** Adds a row. */
  public void append(int round, Measurement m) throws IOException {
    List<Object> cells = new ArrayList<>();
    cells.add(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    cells.addAll(run);
    cells.add(round);
    cells.add(m.subject());
    cells.add(number(m.windowsPerSecond()));
    cells.add(number(m.millisForOne()));
    cells.add(number(m.millisForBatch()));
    cells.add(number(m.loadSeconds()));
    cells.add(number(m.residentMegabytes()));
    Files.writeString(file, Tsv.line(cells), StandardOpenOption.APPEND);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "NA" : String.format(Locale.ROOT, "%.2f", value);
  }
}
