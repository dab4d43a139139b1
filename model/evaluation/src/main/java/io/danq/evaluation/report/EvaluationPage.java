package io.danq.evaluation.report;

import io.danq.evaluation.Evaluation;
import io.danq.evaluation.ScoredStrand;
import io.danq.evaluation.metrics.RankingScores;
import io.danq.network.bundle.PublishedScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Writes an evaluation as a self-contained HTML file: summary, curves, distributions, the published
 * figures, and a table to sort and search.
 */
public final class EvaluationPage {
  /** The name of the file. */
  public static final String FILE = "evaluation.html";

  private static final Template SUMMARY_ROW =
      Template.of(
          """
          <tr class="{{style}}"><th scope="row">{{name}}</th><td>{{rocAuc}}</td>\
          <td>{{averagePrecision}}</td></tr>""");

  private static final Template PUBLISHED =
      Template.of(
          """
          <section><h2>Beside DanQ as published</h2>
          <p>One dot per target. Across: the published network on DeepSEA’s whole test set. Up: this
          model on this data. On the line both are equal. Published PR AUC is compared with our
          average precision.</p>
          {{{scatters}}}</section>""");

  private EvaluationPage() {}

  /** Writes the page; an older file is replaced. */
  public static void write(EvaluationReport report, Path file) throws IOException {
    Page.write(EvaluationPage.class, FILE, values(report), file);
  }

  private static Map<String, String> values(EvaluationReport report) {
    Evaluation evaluation = report.evaluation();
    CurveFigures curves = new CurveFigures(report);
    DistributionFigures distributions = new DistributionFigures(evaluation);
    Optional<RankingScores> mean = evaluation.mean(evaluation.mainStrand());
    return Map.ofEntries(
        Map.entry("model", report.model().id()),
        Map.entry("version", report.model().version()),
        Map.entry("data", report.data()),
        Map.entry("windows", Html.grouped(evaluation.windows())),
        Map.entry("targets", Html.grouped(evaluation.targets().size())),
        Map.entry("defined", Html.grouped(evaluation.definedTargets())),
        Map.entry("strand", evaluation.mainStrand().title()),
        Map.entry("rocAuc", mean.map(m -> Html.precise(m.rocAuc())).orElse("–")),
        Map.entry(
            "averagePrecision", mean.map(m -> Html.precise(m.averagePrecision())).orElse("–")),
        Map.entry("summary", summary(report)),
        Map.entry("curves", curves.html()),
        Map.entry("among", among(report)),
        Map.entry("strands", String.valueOf(evaluation.strands().size())),
        Map.entry("histograms", distributions.histograms()),
        Map.entry("published", published(report, distributions)),
        Map.entry("table", new TargetRows(report, curves).html()));
  }

  private static String among(EvaluationReport report) {
    return report.minPositives() == 1
        ? ""
        : " among those with at least " + report.minPositives() + " positive windows";
  }

  private static String summary(EvaluationReport report) {
    StringBuilder rows = new StringBuilder();
    for (ScoredStrand strand : report.evaluation().strands()) {
      Optional<RankingScores> mean = report.evaluation().mean(strand);
      rows.append(
          row(
              strand == report.evaluation().mainStrand() ? "main" : "",
              capitalised(strand.title()),
              mean.map(RankingScores::rocAuc).orElse(Double.NaN),
              mean.map(RankingScores::averagePrecision).orElse(Double.NaN)));
    }
    Optional<PublishedScores> published = report.publishedMean();
    published.ifPresent(
        p -> rows.append(row("", "The same targets by DanQ as published", p.rocAuc(), p.prAuc())));
    return rows.toString();
  }

  private static String row(String style, String name, double rocAuc, double averagePrecision) {
    return SUMMARY_ROW.fill(
        Map.of(
            "style",
            style,
            "name",
            name,
            "rocAuc",
            Html.precise(rocAuc),
            "averagePrecision",
            Html.precise(averagePrecision)));
  }

  private static String capitalised(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String published(EvaluationReport report, DistributionFigures distributions) {
    if (report.publishedMean().isEmpty()) {
      return "";
    }
    return PUBLISHED.fill(Map.of("scatters", distributions.scatters()));
  }
}
