package io.danq.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** A table of measurements that grows from run to run; what was not measured is {@code NA}. */
public final class BenchTsv {
  private static final String HEADER =
      String.join(
          "\t",
          List.of(
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
              "resident_mb"));

  private final Path file;
  private final String prefix;

  /**
   * Starts the file if there is none.
   *
   * @param file where rows are added
   * @param model what the model is called
   */
  public BenchTsv(Path file, String model, int windows, String strands, int threads)
      throws IOException {
    this.file = file;
    this.prefix =
        String.join(
            "\t",
            Machine.description(),
            model,
            String.valueOf(windows),
            strands,
            String.valueOf(threads));
    if (!Files.exists(file)) {
      Files.writeString(file, HEADER + "\n");
    }
  }

  /** Adds a row. */
  public void append(int round, Measurement m) throws IOException {
    String row =
        String.join(
            "\t",
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            prefix,
            String.valueOf(round),
            m.subject(),
            number(m.windowsPerSecond()),
            number(m.millisForOne()),
            number(m.millisForBatch()),
            number(m.loadSeconds()),
            number(m.residentMegabytes()));
    Files.writeString(file, row + "\n", StandardOpenOption.APPEND);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "NA" : String.format(Locale.ROOT, "%.2f", value);
  }
}
