package io.danq.cli.text;

import io.danq.evaluation.EffectScoring;
import io.danq.network.bundle.EffectBackground;
import io.danq.network.bundle.ModelBundle;
import io.danq.sequence.Printable;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints the effects of background variants: their number, what was left out, and the targets. */
public final class EffectReport {
  private EffectReport() {}

  /**
   * Prints a background that was just added to a bundle.
   *
   * @param malformed number of lines that are not variants
   */
  public static void print(
      ModelBundle bundle, EffectScoring.Result result, long malformed, PrintWriter out) {
    EffectBackground background = result.background();
    out.println(
        Printable.of(
            String.format(
                Locale.ROOT,
                "%s, version %s: background of %s",
                bundle.manifest().id(),
                bundle.manifest().version(),
                describe(background))));
    result
        .skipped()
        .forEach(
            (reason, count) ->
                out.println("not predicted: " + Table.grouped(count) + " " + reason.text()));
    if (malformed > 0) {
      out.println("not read: " + Table.grouped(malformed) + " lines that are no variants");
    }
    out.println();
    BackgroundReport.table(bundle, "effect", background::threshold).print(out);
  }

  /** The number of alleles, their origin and the strands, in a few words. */
  public static String describe(EffectBackground background) {
    boolean random = background.origin().kind() == EffectBackground.Kind.RANDOM;
    return String.format(
        Locale.ROOT,
        random ? "%s random SNVs of %s (synthetic), %s" : "%s alleles of %s, %s",
        Table.grouped(background.alleles()),
        background.origin().source(),
        background.bothStrands() ? "both strands" : "forward");
  }
}
