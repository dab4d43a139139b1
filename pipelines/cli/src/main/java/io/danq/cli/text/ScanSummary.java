package io.danq.cli.text;

import io.danq.prediction.run.RunSummary;
import java.io.PrintWriter;

/** What a scan did, in lines for a person. */
public final class ScanSummary {
  private final SummaryLines lines;

  public ScanSummary(PrintWriter out) {
    this.lines = new SummaryLines(out);
  }

  /**
   * Prints what was predicted and left out, and how fast.
   *
   * @param bases of the genome that were scanned
   */
  public void print(RunSummary run, long bases, String output) {
    lines.line("bases", Table.grouped(bases));
    lines.line("bins", Table.grouped(run.reads()));
    lines.skipped(run);
    lines.line(
        "windows",
        Table.grouped(run.windows()) + ", " + Table.grouped(run.predicted()) + " predicted");
    lines.line("rows", Table.grouped(run.rows()));
    lines.failed(run);
    lines.end(run, "bins", output);
  }
}
