package io.danq.evaluation.report;

import io.danq.evaluation.metrics.RankingScores;
import java.util.Map;

/** The key of a chart: a colour, a name and two areas per line. Not thread-safe. */
final class Legend {
  private static final Template ITEM =
      Template.of(
          "<li><i class=\"{{style}}\"></i>{{name}} <b>{{rocAuc}}</b> / <b>{{averagePrecision}}</b></li>");

  private final StringBuilder items = new StringBuilder();

  /** Adds a line. */
  void add(String style, String name, RankingScores scores) {
    items.append(
        ITEM.fill(
            Map.of(
                "style",
                style,
                "name",
                name,
                "rocAuc",
                Html.number(scores.rocAuc()),
                "averagePrecision",
                Html.number(scores.averagePrecision()))));
  }

  /** The lines as list items. */
  String html() {
    return items.toString();
  }
}
