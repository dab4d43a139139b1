package io.danq.cli.command;

import io.danq.cli.text.Table;
import io.danq.labels.Part;
import io.danq.learning.examples.ExampleCounts;
import io.danq.learning.examples.ExampleFolder;
import io.danq.learning.examples.ExamplesProgress;
import io.danq.prediction.run.RunFailedException;
import io.danq.sequence.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.apache.beam.sdk.Pipeline;

/** Makes examples, shows the progress and prints a summary. */
final class ExamplesRun {
  private static final int SHOWN = 10;

  private final PrintWriter out;
  private final PrintWriter err;

  ExamplesRun(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Runs the pipeline to its end.
   *
   * @throws RunFailedException if it fails
   */
  void run(Pipeline pipeline) throws InterruptedException {
    ExamplesProgress before = ExamplesProgress.now();
    new PipelineRun(out, err).runTelling(pipeline, () -> text(before));
  }

  private static String text(ExamplesProgress before) {
    ExamplesProgress done = ExamplesProgress.now().since(before);
    return String.format(
        Locale.ROOT,
        "%.1f Mb of the reference labelled, %s examples, %s of them written",
        done.bases() / 1e6,
        Table.grouped(done.examples()),
        Table.grouped(done.written()));
  }

  /**
   * Prints the numbers of examples and the faults of the peaks.
   *
   * @throws RunFailedException if there are no examples
   */
  void printSummary(String output) throws IOException {
    ExampleFolder folder = ExampleFolder.at(output);
    ExampleCounts counts = folder.counts();
    Table table = new Table("part", "examples", "targets without a positive one");
    long all = 0;
    for (Part part : Part.values()) {
      all += counts.examples(part);
      table.row(
          part.title(),
          Table.grouped(counts.examples(part)),
          Table.grouped(counts.targetsWithoutPositives(part)) + " of " + counts.targets());
    }
    table.print(out);
    out.println();
    printWarnings(folder.warnings());
    if (all == 0) {
      throw new RunFailedException(
          "no bin of the reference has a label: do the peaks use the reference's contig names?",
          null);
    }
    out.println("written to " + output);
    out.flush();
  }

  private void printWarnings(List<String> warnings) {
    warnings.stream()
        .limit(SHOWN)
        .forEach(warning -> err.println("warning: " + Printable.of(warning)));
    if (warnings.size() > SHOWN) {
      err.println(
          "warning: " + Table.grouped(warnings.size() - SHOWN) + " more are in warnings.txt");
    }
    err.flush();
  }
}
