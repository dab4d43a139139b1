package io.danq.evaluation.report;

import io.danq.evaluation.Evaluation;
import io.danq.evaluation.TargetEvaluation;
import io.danq.evaluation.metrics.RankedScores;
import io.danq.evaluation.metrics.RankingScores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * ROC and precision-recall curves: the mean over targets, and the best, the median and the worst
 * target. The mean curve is the mean of the targets' heights at every abscissa, so that the area
 * below it is the mean of their areas.
 */
final class CurveFigures {
  private static final int SIZE = 360;
  private static final int ROW_STEPS = SIZE / 5;

  private final Evaluation evaluation;
  private final Map<String, Integer> examples = new LinkedHashMap<>();
  private final Map<Integer, SampledCurve> roc = new LinkedHashMap<>();
  private final Map<Integer, SampledCurve> precisionRecall = new LinkedHashMap<>();

  /** Samples the curves of all defined targets. */
  CurveFigures(EvaluationReport report) {
    evaluation = report.evaluation();
    List<Integer> ranked = report.ranked();
    if (!ranked.isEmpty()) {
      examples.put("best", ranked.get(0));
      examples.put("median", ranked.get(ranked.size() / 2));
      examples.put("worst", ranked.get(ranked.size() - 1));
    }
    record Sampled(int target, SampledCurve roc, SampledCurve precisionRecall) {}
    IntStream.range(0, evaluation.targets().size())
        .filter(i -> evaluation.targets().get(i).isDefined())
        .parallel()
        .mapToObj(
            i -> {
              RankedScores ranking = ranking(i);
              return new Sampled(
                  i,
                  SampledCurve.roc(ranking, ROW_STEPS),
                  SampledCurve.precisionRecall(ranking, ROW_STEPS));
            })
        .sequential()
        .forEachOrdered(
            sampled -> {
              roc.put(sampled.target(), sampled.roc());
              precisionRecall.put(sampled.target(), sampled.precisionRecall());
            });
  }

  private RankedScores ranking(int target) {
    return evaluation.ranking(target, evaluation.mainStrand());
  }

  /** The curves of a defined target as attributes of its table row. */
  String attributes(int target) {
    return " data-roc=\""
        + roc.get(target).packed()
        + "\" data-pr=\""
        + precisionRecall.get(target).packed()
        + "\"";
  }

  /** Both charts. */
  String html() {
    Plot left = new Plot(SIZE, SIZE, 1, "ROC curves");
    left.xAxis("False positive rate").yAxis("True positive rate", 0.2);
    left.segment("chance", 0, 0, 1, 1);
    Plot right = new Plot(SIZE, SIZE, 1, "Precision-recall curves");
    right.xAxis("Recall").yAxis("Precision", 0.2);
    examples.forEach(
        (style, target) -> {
          left.curve(style, SampledCurve.roc(ranking(target), SIZE));
          right.curve(style, SampledCurve.precisionRecall(ranking(target), SIZE));
        });
    if (!roc.isEmpty()) {
      left.curve("mean", SampledCurve.mean(List.copyOf(roc.values())));
      right.curve("mean", SampledCurve.mean(List.copyOf(precisionRecall.values())));
    }
    left.emptyCurve("chosen-roc");
    right.emptyCurve("chosen-pr");
    return "<div class=\"pair\">"
        + figure("ROC", left)
        + figure("Precision and recall", right)
        + "</div>"
        + legend();
  }

  private static String figure(String caption, Plot plot) {
    return "<figure><figcaption>" + caption + "</figcaption>" + plot.svg() + "</figure>";
  }

  private String legend() {
    StringBuilder legend = new StringBuilder("<ul class=\"legend\">");
    evaluation
        .mean(evaluation.mainStrand())
        .ifPresent(mean -> legend.append(item("mean", "Mean over targets", mean)));
    examples.forEach(
        (style, place) -> {
          TargetEvaluation target = evaluation.targets().get(place);
          String name =
              style + ": " + target.target().title() + ", " + target.positives() + " positive";
          legend.append(item(style, name, target.scores(evaluation.mainStrand()).orElseThrow()));
        });
    return legend
        + "<li id=\"chosen-item\" hidden><i class=\"chosen\"></i><span></span><b></b></li></ul>";
  }

  private static String item(String style, String name, RankingScores scores) {
    return "<li><i class=\""
        + style
        + "\"></i>"
        + Html.escape(name)
        + " <b>"
        + Html.number(scores.rocAuc())
        + "</b> / <b>"
        + Html.number(scores.averagePrecision())
        + "</b></li>";
  }
}
