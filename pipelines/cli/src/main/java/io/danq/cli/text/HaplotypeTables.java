package io.danq.cli.text;

import io.danq.network.bundle.Target;
import io.danq.prediction.haplotype.HaplotypeComparison;
import io.danq.prediction.haplotype.TargetDifference;
import io.danq.prediction.haplotype.TargetSums;
import io.danq.sequence.support.Tsv;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What a comparison of haplotypes has found, as tables. */
public final class HaplotypeTables {
  private static final int SHOWN_TARGETS = 5;

  private final HaplotypeComparison found;
  private final List<Target> targets;

  /**
   * Tables of a comparison.
   *
   * @param targets the model's, in their order; none if there is no model
   */
  public HaplotypeTables(HaplotypeComparison found, List<Target> targets) {
    this.found = found;
    this.targets = List.copyOf(targets);
  }

  /** Prints the counts, the strongest bins and the targets that differ most. */
  public void print(int bins, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%,d bins with reads of both haplotypes, in %,d rows%n",
        found.compared(),
        found.rows());
    out.println(
        "E-values: "
            + found
                .background()
                .map(known -> "among " + EffectReport.describe(known))
                .orElse("none; --model names a model with a background of variants"));
    if (found.compared() == 0) {
      return;
    }
    out.println();
    strongest(bins).print(out);
    out.println();
    byTarget().print(out);
  }

  private Table strongest(int bins) {
    Table table =
        new Table(
            "place",
            "phase set",
            "reads",
            "strongest target",
            "haplotype 1",
            "haplotype 2",
            "difference",
            "log2 odds",
            "score",
            "E-value");
    for (TargetDifference bin : found.strongest().stream().limit(bins).toList()) {
      table.row(
          HitText.place(bin.contig(), bin.start(), bin.end()),
          phaseSet(bin),
          bin.firstReads() + "+" + bin.secondReads(),
          title(bin.target()),
          number("%.3f", bin.first()),
          number("%.3f", bin.second()),
          number("%+.3f", bin.effect().diff()),
          number("%+.2f", bin.effect().log2Odds()),
          number("%.3f", bin.score()),
          evalue(bin.evalue()));
    }
    return table;
  }

  private Table byTarget() {
    Table table =
        new Table("target", "mean difference", "mean |difference|", "rare bins", "strongest at");
    found.targets().stream()
        .sorted(Comparator.comparingDouble(TargetSums.Summary::meanAbsDiff).reversed())
        .limit(SHOWN_TARGETS)
        .forEach(
            target -> {
              TargetDifference most = target.strongest();
              table.row(
                  title(most.target()),
                  number("%+.5f", target.meanDiff()),
                  number("%.5f", target.meanAbsDiff()),
                  rare(target),
                  HitText.place(most.contig(), most.start(), most.end()));
            });
    return table;
  }

  /** The strongest bins as a tab-separated table with a header. */
  public String strongestTsv() {
    StringBuilder text =
        new StringBuilder(
            Tsv.line(
                "contig",
                "bin_start",
                "bin_end",
                "phase_set",
                "reads_1",
                "reads_2",
                "target",
                "mean_1",
                "mean_2",
                "diff",
                "log2_odds",
                "score",
                "evalue"));
    for (TargetDifference bin : found.strongest()) {
      text.append(
          Tsv.line(
              bin.contig(),
              bin.start(),
              bin.end(),
              phaseSet(bin),
              bin.firstReads(),
              bin.secondReads(),
              title(bin.target()),
              bin.first(),
              bin.second(),
              (float) bin.effect().diff(),
              (float) bin.effect().log2Odds(),
              (float) bin.score(),
              evalue(bin.evalue())));
    }
    return text.toString();
  }

  /** All targets as a tab-separated table with a header, in target order. */
  public String targetsTsv() {
    StringBuilder text =
        new StringBuilder(
            Tsv.line(
                "target",
                "mean_diff",
                "mean_abs_diff",
                "rare_bins",
                "contig",
                "bin_start",
                "bin_end",
                "diff",
                "log2_odds",
                "score",
                "evalue"));
    for (TargetSums.Summary target : found.targets()) {
      TargetDifference most = target.strongest();
      text.append(
          Tsv.line(
              title(most.target()),
              (float) target.meanDiff(),
              (float) target.meanAbsDiff(),
              rare(target),
              most.contig(),
              most.start(),
              most.end(),
              (float) most.effect().diff(),
              (float) most.effect().log2Odds(),
              (float) most.score(),
              evalue(most.evalue())));
    }
    return text.toString();
  }

  /** The target's title or, without a model, its position from 0. */
  private String title(int target) {
    return targets.isEmpty() ? "#" + target : targets.get(target).title();
  }

  private String rare(TargetSums.Summary target) {
    return found.background().isEmpty() ? "" : String.valueOf(target.rareBins());
  }

  private static String phaseSet(TargetDifference bin) {
    return bin.phaseSet().isPresent() ? String.valueOf(bin.phaseSet().getAsInt()) : "";
  }

  private static String evalue(OptionalDouble evalue) {
    return evalue.isPresent() ? number("%.2g", evalue.getAsDouble()) : "";
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
