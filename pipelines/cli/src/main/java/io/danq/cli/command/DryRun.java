package io.danq.cli.command;

import io.danq.beam.file.Pipes;
import io.danq.cli.text.Table;
import io.danq.network.bundle.ModelManifest;
import io.danq.prediction.BatchPrediction;
import io.danq.prediction.read.InputEstimate;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;

/** Prints what a run of {@code danq predict} would do. */
final class DryRun {
  /** More files are counted, and not listed. */
  private static final int SHOWN = 20;

  private final BatchPrediction.Planned planned;
  private final PrintWriter out;

  DryRun(BatchPrediction.Planned planned, PrintWriter out) {
    this.planned = planned;
    this.out = out;
  }

  /**
   * Reads the beginning of each of the first files.
   *
   * @return whether each of them can be read
   */
  boolean print() {
    List<Metadata> files = planned.files();
    Table table = new Table("file", "format", "bytes", "records", "windows", "failed", "");
    boolean readable = true;
    for (int i = 0; i < Math.min(files.size(), SHOWN); i++) {
      readable &= row(i, table);
    }
    table.print(out);
    if (files.size() > SHOWN) {
      long bytes = files.stream().skip(SHOWN).mapToLong(Metadata::sizeBytes).sum();
      out.printf(
          "and %s more files of %s bytes%n",
          Table.grouped(files.size() - SHOWN), Table.grouped(bytes));
    }
    ModelManifest model = planned.model().bundle().manifest();
    out.println();
    out.println(
        "model     "
            + model.id()
            + ", version "
            + model.version()
            + ", "
            + Table.grouped(model.network().targets())
            + " targets");
    if (planned.options().isPaired() || planned.options().isInterleaved()) {
      out.println("pairs     counted read by read here; the run aligns both reads together");
    }
    out.println("output    " + String.join(", ", planned.options().getOutput()));
    out.flush();
    return readable;
  }

  /** Says which file a file of second reads belongs to. */
  private String mates(int number) {
    return planned.options().isPaired() && number % 2 == 1
        ? "mates of " + planned.files().get(number - 1).resourceId().getFilename()
        : "";
  }

  private boolean row(int number, Table table) {
    Metadata file = planned.files().get(number);
    String name = Pipes.name(file);
    if (Pipes.isPipe(file)) {
      table.row(
          name, "-", "-", "-", "-", "-", "a pipe, which can be read once only: not looked at");
      return true;
    }
    String bytes = Table.grouped(file.sizeBytes());
    try {
      InputEstimate found = InputEstimate.of(file, planned.format(), planned.cutting());
      table.row(
          name,
          found.format(),
          bytes,
          Table.grouped(found.records()),
          Table.grouped(found.windows()),
          Table.grouped(found.failed()),
          found
              .fault()
              .orElse(
                  found.exact()
                      ? mates(number)
                      : "estimated from the first " + (InputEstimate.SAMPLE >> 20) + " MB"));
      return found.fault().isEmpty();
    } catch (IOException e) {
      table.row(name, "-", bytes, "-", "-", "-", String.valueOf(e.getMessage()));
      return false;
    }
  }
}
