package io.danq.cli.text;

import io.danq.network.bundle.EffectBackground;
import io.danq.prediction.run.RunSummary;
import io.danq.sequence.Printable;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/** What a run over variants did, in lines for a person. */
public final class VariantSummary {
  private final PrintWriter out;

  public VariantSummary(PrintWriter out) {
    this.out = out;
  }

  /**
   * Prints what was read, predicted and left out, and how fast.
   *
   * @param effects the background that E-values are of; empty if there are none
   */
  public void print(RunSummary run, Optional<EffectBackground> effects, String output) {
    line("variants", Table.grouped(run.reads()));
    run.skipped()
        .forEach((reason, count) -> line("skipped", Table.grouped(count) + " " + reason.text()));
    long alleles = run.rows();
    long predicted = alleles - run.allSkippedAlleles();
    line("alleles", Table.grouped(alleles) + ", " + Table.grouped(predicted) + " predicted");
    run.skippedAlleles()
        .forEach(
            (reason, count) -> line("  " + reason, Table.grouped(count) + ": " + reason.text()));
    line("windows", windows(run, predicted));
    line(
        "E-values",
        effects
            .map(background -> "among " + EffectReport.describe(background))
            .orElse("none; 'danq background --variants' adds them to the model"));
    line("failed", Table.grouped(run.allFailed()));
    run.failed().forEach((reason, count) -> line("  " + reason, Table.grouped(count)));
    Double after = run.windowsPerSecondAfterStart();
    line(
        "time",
        String.format(
                Locale.ROOT,
                "%.1f s, %.0f alleles/s with start-up",
                run.seconds(),
                run.windowsPerSecond())
            + (after == null
                ? ""
                : String.format(Locale.ROOT, ", %.0f alleles/s after it", after)));
    if (run.engine() != null) {
      line("engine", run.engine());
    }
    line("output", output);
    out.flush();
  }

  private static String windows(RunSummary run, long alleles) {
    String windows = Table.grouped(run.predicted()) + " predicted";
    return alleles == 0
        ? windows
        : windows
            + String.format(
                Locale.ROOT, ", %.2f for each allele", run.predicted() / (double) alleles);
  }

  private void line(String name, String value) {
    out.println(Printable.of(String.format(Locale.ROOT, "%-22s %s", name, value)));
  }
}
