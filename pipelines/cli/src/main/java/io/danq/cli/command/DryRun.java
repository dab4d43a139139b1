package io.danq.cli.command;

import io.danq.beam.file.Pipes;
import io.danq.cli.text.Table;
import io.danq.network.bundle.ModelManifest;
import io.danq.prediction.read.InputEstimate;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;

/** Prints what a run over files would do. */
final class DryRun {
  /** Further files are counted but not listed. */
  private static final int SHOWN = 20;

  private static final String UNKNOWN = "-";

  private final List<String> columns;
  private final Look look;
  private final PrintWriter out;

  /**
   * What was found in a file.
   *
   * @param numbers one for each column
   * @param exact whether the numbers are counted; false if they are estimated from the start of the
   *     file. They are counted too if a fault ended the reading, but then only up to that point
   * @param fault what ended the reading before the end of the file
   * @param remark a further remark on a file that was not estimated, or empty
   */
  record Found(
      String format, List<Long> numbers, boolean exact, Optional<String> fault, String remark) {}

  /** Looks at the beginning of a file. */
  interface Look {
    /**
     * What is in it.
     *
     * @throws IOException if it cannot be read at all
     */
    Found at(Metadata file) throws IOException;
  }

  /**
   * Prints a table.
   *
   * @param columns names of what is counted in a file
   */
  DryRun(List<String> columns, Look look, PrintWriter out) {
    this.columns = columns;
    this.look = look;
    this.out = out;
  }

  /**
   * Reads the beginning of each of the first files.
   *
   * @param notes further lines about the run
   * @param outputs where results would go
   * @return whether each file can be read
   */
  boolean print(
      List<Metadata> files, ModelManifest model, List<String> notes, List<String> outputs) {
    Table table =
        new Table(
            Stream.of(List.of("file", "format", "bytes"), columns, List.of(""))
                .flatMap(List::stream)
                .toArray(String[]::new));
    boolean readable = true;
    for (Metadata file : files.subList(0, Math.min(files.size(), SHOWN))) {
      readable &= row(file, table);
    }
    table.print(out);
    if (files.size() > SHOWN) {
      long bytes = files.stream().skip(SHOWN).mapToLong(Metadata::sizeBytes).sum();
      out.printf(
          "and %s more files of %s bytes%n",
          Table.grouped(files.size() - SHOWN), Table.grouped(bytes));
    }
    end(model, notes, outputs, out);
    return readable;
  }

  /** Prints what every dry run ends with: notes, the model, and where results would go. */
  static void end(ModelManifest model, List<String> notes, List<String> outputs, PrintWriter out) {
    out.println();
    out.println(
        "model     "
            + model.id()
            + ", version "
            + model.version()
            + ", "
            + Table.grouped(model.network().targets())
            + " targets");
    notes.forEach(out::println);
    out.println("output    " + String.join(", ", outputs));
    out.flush();
  }

  private boolean row(Metadata file, Table table) {
    String name = Pipes.name(file);
    List<String> unknown = Collections.nCopies(columns.size(), UNKNOWN);
    if (Pipes.isPipe(file)) {
      String remark = "not looked at: a pipe can be read only once";
      row(table, name, UNKNOWN, UNKNOWN, unknown, remark);
      return true;
    }
    String bytes = Table.grouped(file.sizeBytes());
    try {
      Found found = look.at(file);
      String estimated =
          found.exact()
              ? found.remark()
              : "estimated from the first " + (InputEstimate.SAMPLE >> 20) + " MB";
      List<String> numbers = found.numbers().stream().map(Table::grouped).toList();
      row(table, name, found.format(), bytes, numbers, found.fault().orElse(estimated));
      return found.fault().isEmpty();
    } catch (IOException e) {
      row(table, name, UNKNOWN, bytes, unknown, String.valueOf(e.getMessage()));
      return false;
    }
  }

  private static void row(
      Table table, String name, String format, String bytes, List<String> numbers, String remark) {
    List<Object> cells = new ArrayList<>(List.of(name, format, bytes));
    cells.addAll(numbers);
    cells.add(remark);
    table.row(cells.toArray());
  }
}
