package io.danq.cli.text;

import io.danq.evaluation.Evaluation;
import io.danq.evaluation.ScoredStrand;
import io.danq.evaluation.TargetEvaluation;
import io.danq.evaluation.metrics.RankingScores;
import io.danq.evaluation.report.EvaluationReport;
import io.danq.network.bundle.PublishedScores;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints an evaluation: the means, and the best and worst targets. */
public final class EvaluationSummary {
  private static final int SHOWN = 5;

  private EvaluationSummary() {}

  public static void print(EvaluationReport report, PrintWriter out) {
    Evaluation evaluation = report.evaluation();
    out.printf(
        Locale.ROOT,
        "%s, version %s, on %s%n",
        report.model().id(),
        report.model().version(),
        report.data());
    out.printf(
        Locale.ROOT,
        "%s windows, %d targets, %d of them defined (both positive and negative windows)%n%n",
        Table.grouped(evaluation.windows()),
        evaluation.targets().size(),
        evaluation.definedTargets());
    Table means = new Table("mean over defined targets", "AUROC", "average precision");
    for (ScoredStrand strand : evaluation.strands()) {
      Optional<RankingScores> mean = evaluation.mean(strand);
      means.row(
          strand.title(),
          mean.map(m -> number(m.rocAuc())).orElse("-"),
          mean.map(m -> number(m.averagePrecision())).orElse("-"));
    }
    report
        .publishedMean()
        .ifPresent(
            mean ->
                means.row(
                    "same targets, DanQ as published",
                    number(mean.rocAuc()),
                    number(mean.prAuc())));
    means.print(out);
    printEnds(report, out);
    out.flush();
  }

  private static void printEnds(EvaluationReport report, PrintWriter out) {
    List<Integer> ranked = report.ranked();
    if (ranked.isEmpty()) {
      return;
    }
    int shown = Math.min(SHOWN, (ranked.size() + 1) / 2);
    boolean published = report.hasPublished();
    Table table =
        published
            ? new Table("", "target", "positives", "AUROC", "average precision", "DanQ's AUROC")
            : new Table("", "target", "positives", "AUROC", "average precision");
    for (int i = 0; i < ranked.size(); i++) {
      if (i < shown || i >= ranked.size() - shown) {
        String end = i == 0 ? "best" : i == Math.max(shown, ranked.size() - shown) ? "worst" : "";
        row(table, end, report, ranked.get(i), published);
      }
    }
    out.println();
    if (report.minPositives() > 1) {
      out.println("targets with at least " + report.minPositives() + " positive windows");
    }
    table.print(out);
  }

  private static void row(
      Table table, String end, EvaluationReport report, int place, boolean published) {
    TargetEvaluation evaluated = report.evaluation().targets().get(place);
    RankingScores scores = evaluated.scores(report.evaluation().mainStrand()).orElseThrow();
    String target = evaluated.target().title();
    String positives = Table.grouped(evaluated.positives());
    String rocAuc = number(scores.rocAuc());
    String averagePrecision = number(scores.averagePrecision());
    if (published) {
      PublishedScores theirs = evaluated.target().published();
      table.row(end, target, positives, rocAuc, averagePrecision, number(theirs.rocAuc()));
    } else {
      table.row(end, target, positives, rocAuc, averagePrecision);
    }
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
  }
}
