package io.danq.evaluation.report;

import io.danq.evaluation.Evaluation;
import io.danq.evaluation.ScoredStrand;
import io.danq.evaluation.TargetEvaluation;
import io.danq.evaluation.metrics.RankingScores;
import io.danq.network.bundle.Target;
import java.util.List;

/** The page's table, a row per target. */
final class TargetRows {
  private final EvaluationReport report;
  private final CurveFigures curves;
  private final boolean published;
  private final StringBuilder html = new StringBuilder();

  TargetRows(EvaluationReport report, CurveFigures curves) {
    this.report = report;
    this.curves = curves;
    this.published = report.hasPublished();
  }

  /** Header and body. */
  String html() {
    Evaluation evaluation = report.evaluation();
    header(evaluation.strands());
    html.append("<tbody>");
    List<TargetEvaluation> targets = evaluation.targets();
    for (int i = 0; i < targets.size(); i++) {
      row(targets.get(i), targets.get(i).isDefined() ? curves.attributes(i) : "");
    }
    return html.append("</tbody>").toString();
  }

  private void header(List<ScoredStrand> strands) {
    html.append("<thead><tr><th colspan=\"5\"></th>");
    html.append("<th class=\"span\" colspan=\"").append(strands.size()).append("\">AUROC</th>");
    html.append("<th class=\"span\" colspan=\"").append(strands.size());
    html.append("\">Average precision</th>");
    html.append(published ? "<th class=\"span\" colspan=\"2\">DanQ as published</th>" : "");
    html.append("</tr><tr>");
    List.of("Index", "Cell type", "Assay", "Treatment", "Positives").forEach(this::sorter);
    for (int area = 0; area < 2; area++) {
      strands.forEach(strand -> sorter(shortName(strand)));
    }
    if (published) {
      sorter("ROC");
      sorter("PR");
    }
    html.append("</tr></thead>");
  }

  private static String shortName(ScoredStrand strand) {
    return switch (strand) {
      case FORWARD -> "Fwd";
      case REVERSE_COMPLEMENT -> "Rev";
      case AVERAGED -> "Mean";
    };
  }

  private void sorter(String name) {
    html.append("<th><button type=\"button\">").append(name).append("</button></th>");
  }

  private void row(TargetEvaluation evaluated, String attributes) {
    Target target = evaluated.target();
    html.append("<tr").append(attributes).append("><td>").append(target.index());
    for (String name : List.of(target.cellType(), target.assay(), treatment(target))) {
      html.append("<td>").append(Html.escape(name));
    }
    html.append("<td>").append(evaluated.positives());
    List<ScoredStrand> strands = report.evaluation().strands();
    strands.forEach(
        strand -> cell(evaluated.scores(strand).map(RankingScores::rocAuc).orElse(Double.NaN)));
    strands.forEach(
        strand ->
            cell(evaluated.scores(strand).map(RankingScores::averagePrecision).orElse(Double.NaN)));
    if (published) {
      cell(target.published().rocAuc());
      cell(target.published().prAuc());
    }
    html.append("\n");
  }

  private static String treatment(Target target) {
    return target.treatment().equals("None") ? "" : target.treatment();
  }

  private void cell(double value) {
    html.append("<td>").append(Html.number(value));
  }
}
