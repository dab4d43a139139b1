package io.danq.evaluation.report;

import io.danq.evaluation.Evaluation;
import io.danq.evaluation.TargetEvaluation;
import io.danq.evaluation.metrics.RankingScores;
import io.danq.network.bundle.AssayGroup;
import io.danq.network.bundle.PublishedScores;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Draws how the targets' areas are distributed, by group of assays, and compares them with the
 * published figures.
 */
final class DistributionFigures {
  private static final int WIDTH = 360;
  private static final int HEIGHT = 190;
  private static final int BINS = 25;

  private static final Template PAIR =
      Template.of("<div class=\"pair\">{{{left}}}{{{right}}}</div>");

  private static final Template LEGEND = Template.of("<ul class=\"legend\">{{{items}}}</ul>");

  private final Evaluation evaluation;
  private final List<TargetEvaluation> defined;

  DistributionFigures(Evaluation evaluation) {
    this.evaluation = evaluation;
    this.defined = evaluation.targets().stream().filter(TargetEvaluation::isDefined).toList();
  }

  /** Two histograms, of AUROC and of average precision. */
  String histograms() {
    return PAIR.fill(
            Map.of(
                "left", histogram("AUROC", RankingScores::rocAuc),
                "right", histogram("Average precision", RankingScores::averagePrecision)))
        + LEGEND.fill(Map.of("items", legend()));
  }

  private String histogram(String name, ToDoubleFunction<RankingScores> area) {
    Map<AssayGroup, int[]> counts = new EnumMap<>(AssayGroup.class);
    int[] totals = new int[BINS];
    for (TargetEvaluation target : defined) {
      int bin = (int) Math.min(BINS - 1, Math.floor(area(target, area) * BINS));
      counts.computeIfAbsent(AssayGroup.of(target.target()), g -> new int[BINS])[bin]++;
      totals[bin]++;
    }
    double step = tickStep(Arrays.stream(totals).max().orElse(0));
    double top = step * Math.ceil(Math.max(1, Arrays.stream(totals).max().orElse(0)) / step);
    Plot plot = new Plot(WIDTH, HEIGHT, top, "Histogram of " + name);
    plot.xAxis(name).yAxis("Targets", step);
    int[] stacked = new int[BINS];
    counts.forEach(
        (group, bins) -> {
          for (int bin = 0; bin < BINS; bin++) {
            if (bins[bin] > 0) {
              double from = bin / (double) BINS;
              double to = (bin + 1) / (double) BINS;
              String title =
                  String.format(
                      Locale.ROOT, "%s, %.2f to %.2f: %d", group.title(), from, to, bins[bin]);
              plot.bar(style(group), from, to, stacked[bin], stacked[bin] + bins[bin], title);
              stacked[bin] += bins[bin];
            }
          }
        });
    return plot.figure(name + " of " + defined.size() + " targets");
  }

  /** A round step that gives at most five ticks. */
  private static double tickStep(int largest) {
    double step = 1;
    for (double factor : new double[] {2, 2.5, 2, 2, 2.5, 2, 2, 2.5, 2}) {
      if (largest / step <= 5) {
        break;
      }
      step *= factor;
    }
    return step;
  }

  private String legend() {
    Legend legend = new Legend();
    for (AssayGroup group : AssayGroup.values()) {
      List<TargetEvaluation> members =
          defined.stream().filter(t -> AssayGroup.of(t.target()) == group).toList();
      if (!members.isEmpty()) {
        legend.add(
            style(group),
            group.title() + " (" + members.size() + ")",
            new RankingScores(
                mean(members, RankingScores::rocAuc),
                mean(members, RankingScores::averagePrecision)));
      }
    }
    return legend.html();
  }

  /** Scatter plots against the published figures. */
  String scatters() {
    return PAIR.fill(
        Map.of(
            "left", scatter("AUROC", PublishedScores::rocAuc, RankingScores::rocAuc),
            "right", scatter("PR AUC", PublishedScores::prAuc, RankingScores::averagePrecision)));
  }

  private String scatter(
      String name,
      ToDoubleFunction<PublishedScores> published,
      ToDoubleFunction<RankingScores> area) {
    Plot plot = new Plot(WIDTH, WIDTH, 1, name + " beside that published");
    plot.xAxis("Published DanQ, " + name).yAxis("This model", 0.2);
    plot.segment("chance", 0, 0, 1, 1);
    int shown = 0;
    for (AssayGroup group : AssayGroup.values()) {
      List<TargetEvaluation> members =
          defined.stream()
              .filter(t -> AssayGroup.of(t.target()) == group)
              .filter(t -> Double.isFinite(published.applyAsDouble(t.target().published())))
              .toList();
      shown += members.size();
      if (!members.isEmpty()) {
        plot.dots(
            style(group),
            members.stream()
                .mapToDouble(t -> published.applyAsDouble(t.target().published()))
                .toArray(),
            members.stream().mapToDouble(t -> area(t, area)).toArray());
      }
    }
    return plot.figure(name + " of " + shown + " targets");
  }

  private double mean(List<TargetEvaluation> targets, ToDoubleFunction<RankingScores> area) {
    return targets.stream().mapToDouble(t -> area(t, area)).average().orElseThrow();
  }

  private double area(TargetEvaluation target, ToDoubleFunction<RankingScores> area) {
    return area.applyAsDouble(target.scores(evaluation.mainStrand()).orElseThrow());
  }

  private static String style(AssayGroup group) {
    return group.name().toLowerCase(Locale.ROOT);
  }
}
