package io.danq.cli.text;

import io.danq.prediction.run.RunSummary;
import io.danq.sequence.Printable;
import java.io.PrintWriter;
import java.util.Locale;

/** What a scan did, in lines for a person. */
public final class ScanSummary {
  private final PrintWriter out;

  public ScanSummary(PrintWriter out) {
    this.out = out;
  }

  /**
   * Prints what was predicted and left out, and how fast.
   *
   * @param bases of the genome that were scanned
   */
  public void print(RunSummary run, long bases, String output) {
    line("bases", Table.grouped(bases));
    line("bins", Table.grouped(run.reads()));
    run.skipped()
        .forEach((reason, count) -> line("skipped", Table.grouped(count) + " " + reason.text()));
    line(
        "windows",
        Table.grouped(run.windows()) + ", " + Table.grouped(run.predicted()) + " predicted");
    line("rows", Table.grouped(run.rows()));
    line("failed", Table.grouped(run.allFailed()));
    run.failed().forEach((reason, count) -> line("  " + reason, Table.grouped(count)));
    Double after = run.windowsPerSecondAfterStart();
    line(
        "time",
        String.format(
                Locale.ROOT,
                "%.1f s, %.0f bins/s with start-up",
                run.seconds(),
                run.windowsPerSecond())
            + (after == null ? "" : String.format(Locale.ROOT, ", %.0f bins/s after it", after)));
    if (run.engine() != null) {
      line("engine", run.engine());
    }
    line("output", output);
    out.flush();
  }

  private void line(String name, String value) {
    out.println(Printable.of(String.format(Locale.ROOT, "%-22s %s", name, value)));
  }
}
