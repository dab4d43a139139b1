package io.danq.cli.text;

import io.danq.network.bundle.EffectBackground;
import io.danq.prediction.run.RunSummary;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/** What a run over variants did, in lines for a person. */
public final class VariantSummary {
  private final SummaryLines lines;

  public VariantSummary(PrintWriter out) {
    this.lines = new SummaryLines(out);
  }

  /**
   * Prints what was read, predicted and left out, and how fast.
   *
   * @param effects the background that E-values are of; empty if there are none
   */
  public void print(RunSummary run, Optional<EffectBackground> effects, String output) {
    lines.line("variants", Table.grouped(run.reads()));
    lines.skipped(run);
    long alleles = run.rows();
    long predicted = alleles - run.allSkippedAlleles();
    lines.line("alleles", Table.grouped(alleles) + ", " + Table.grouped(predicted) + " predicted");
    run.skippedAlleles()
        .forEach(
            (reason, count) ->
                lines.line("  " + reason, Table.grouped(count) + ": " + reason.text()));
    lines.line("windows", windows(run, predicted));
    lines.line(
        "E-values",
        effects
            .map(background -> "among " + EffectReport.describe(background))
            .orElse("none; 'danq background --variants' adds them to the model"));
    lines.failed(run);
    lines.end(run, "alleles", output);
  }

  private static String windows(RunSummary run, long alleles) {
    String windows = Table.grouped(run.predicted()) + " predicted";
    return alleles == 0
        ? windows
        : windows
            + String.format(
                Locale.ROOT, ", %.2f for each allele", run.predicted() / (double) alleles);
  }
}
