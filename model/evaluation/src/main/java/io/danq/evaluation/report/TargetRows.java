package io.danq.evaluation.report;

import io.danq.evaluation.ScoredStrand;
import io.danq.evaluation.TargetEvaluation;
import io.danq.evaluation.metrics.RankingScores;
import io.danq.network.bundle.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The page's table, one row per target. */
final class TargetRows {
  private static final Template TABLE =
      Template.of(
          """
          <thead><tr><th colspan="5"></th>\
          <th class="span" colspan="{{strands}}">AUROC</th>\
          <th class="span" colspan="{{strands}}">Average precision</th>\
          {{{published}}}</tr><tr>{{{headings}}}</tr></thead><tbody>{{{rows}}}</tbody>""");

  private static final String PUBLISHED_HEADING =
      "<th class=\"span\" colspan=\"2\">DanQ as published</th>";

  private static final Template HEADING =
      Template.of("<th><button type=\"button\">{{name}}</button></th>");

  // closing tags are left out: HTML allows it, and there may be a thousand rows
  private static final Template ROW = Template.of("<tr{{{attributes}}}>{{{cells}}}\n");
  private static final Template CELL = Template.of("<td>{{text}}");

  private final EvaluationReport report;
  private final CurveFigures curves;
  private final boolean published;

  TargetRows(EvaluationReport report, CurveFigures curves) {
    this.report = report;
    this.curves = curves;
    this.published = report.hasPublished();
  }

  /** Header and body. */
  String html() {
    List<TargetEvaluation> targets = report.evaluation().targets();
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < targets.size(); i++) {
      rows.append(row(targets.get(i), targets.get(i).isDefined() ? curves.attributes(i) : ""));
    }
    List<ScoredStrand> strands = report.evaluation().strands();
    return TABLE.fill(
        Map.of(
            "strands", String.valueOf(strands.size()),
            "published", published ? PUBLISHED_HEADING : "",
            "headings", filled(HEADING, "name", headings(strands)),
            "rows", rows.toString()));
  }

  private List<String> headings(List<ScoredStrand> strands) {
    List<String> names =
        new ArrayList<>(List.of("Index", "Cell type", "Assay", "Treatment", "Positives"));
    for (int area = 0; area < 2; area++) {
      strands.forEach(strand -> names.add(shortName(strand)));
    }
    if (published) {
      names.addAll(List.of("ROC", "PR"));
    }
    return names;
  }

  private static String filled(Template template, String gap, List<String> values) {
    StringBuilder all = new StringBuilder();
    values.forEach(value -> all.append(template.fill(Map.of(gap, value))));
    return all.toString();
  }

  private static String shortName(ScoredStrand strand) {
    return switch (strand) {
      case FORWARD -> "Fwd";
      case REVERSE_COMPLEMENT -> "Rev";
      case AVERAGED -> "Mean";
    };
  }

  private String row(TargetEvaluation evaluated, String attributes) {
    Target target = evaluated.target();
    List<String> cells =
        new ArrayList<>(
            List.of(
                String.valueOf(target.index()),
                target.cellType(),
                target.assay(),
                treatment(target),
                String.valueOf(evaluated.positives())));
    addAreas(evaluated, RankingScores::rocAuc, cells);
    addAreas(evaluated, RankingScores::averagePrecision, cells);
    if (published) {
      cells.add(Html.number(target.published().rocAuc()));
      cells.add(Html.number(target.published().prAuc()));
    }
    return ROW.fill(Map.of("attributes", attributes, "cells", filled(CELL, "text", cells)));
  }

  private void addAreas(
      TargetEvaluation evaluated, ToDoubleFunction<RankingScores> area, List<String> cells) {
    for (ScoredStrand strand : report.evaluation().strands()) {
      Optional<RankingScores> scores = evaluated.scores(strand);
      cells.add(Html.number(scores.isEmpty() ? Double.NaN : area.applyAsDouble(scores.get())));
    }
  }

  private static String treatment(Target target) {
    return target.treatment().equals("None") ? "" : target.treatment();
  }
}
