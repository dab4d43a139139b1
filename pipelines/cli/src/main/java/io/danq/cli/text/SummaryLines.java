package io.danq.cli.text;

import io.danq.prediction.run.RunSummary;
import io.danq.sequence.Printable;
import java.io.PrintWriter;
import java.util.Locale;

/** The lines that the summaries of all runs have in common. */
public final class SummaryLines {
  private final PrintWriter out;

  public SummaryLines(PrintWriter out) {
    this.out = out;
  }

  /** A line: a name and its value. */
  public void line(String name, String value) {
    out.println(Printable.of(String.format(Locale.ROOT, "%-22s %s", name, value)));
  }

  /** Good records that were left out, a line for each reason. */
  public void skipped(RunSummary run) {
    run.skipped()
        .forEach((reason, count) -> line("skipped", Table.grouped(count) + " " + reason.text()));
  }

  /** How many records failed, then a line for each reason. */
  public void failed(RunSummary run) {
    line("failed", Table.grouped(run.allFailed()));
    run.failed().forEach((reason, count) -> line("  " + reason, Table.grouped(count)));
  }

  /**
   * The last lines: how fast the run was, what computed the network, and where the results are.
   *
   * @param unit of the speed: what a row is about
   */
  public void end(RunSummary run, String unit, String output) {
    Double after = run.windowsPerSecondAfterStart();
    line(
        "time",
        String.format(
                Locale.ROOT,
                "%.1f s, %.0f %s/s with start-up",
                run.seconds(),
                run.windowsPerSecond(),
                unit)
            + (after == null
                ? ""
                : String.format(Locale.ROOT, ", %.0f %s/s after it", after, unit)));
    if (run.engine() != null) {
      line("engine", run.engine());
    }
    line("output", output);
    out.flush();
  }
}
