package io.danq.evaluation.report;

import io.danq.evaluation.Evaluation;
import io.danq.evaluation.TargetEvaluation;
import io.danq.evaluation.metrics.RankedScores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Draws ROC and precision-recall curves: the mean over targets, and the best, median and worst
 * target. The mean curve averages the targets' heights at every abscissa, so the area below it is
 * the mean of their areas.
 */
final class CurveFigures {
  private static final int SIZE = 360;
  private static final int ROW_STEPS = SIZE / 5;

  private static final Template ATTRIBUTES =
      Template.of(" data-roc=\"{{roc}}\" data-pr=\"{{pr}}\"");

  private static final Template CHARTS =
      Template.of(
          """
          <div class="pair">{{{roc}}}{{{pr}}}</div>
          <ul class="legend">{{{legend}}}
          <li id="chosen-item" hidden><i class="chosen"></i><span></span><b></b></li></ul>""");

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
    SampledCurve first = Objects.requireNonNull(roc.get(target));
    SampledCurve second = Objects.requireNonNull(precisionRecall.get(target));
    return ATTRIBUTES.fill(Map.of("roc", first.packed(), "pr", second.packed()));
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
    return CHARTS.fill(
        Map.of(
            "roc", left.figure("ROC"),
            "pr", right.figure("Precision and recall"),
            "legend", legend()));
  }

  private String legend() {
    Legend legend = new Legend();
    evaluation
        .mean(evaluation.mainStrand())
        .ifPresent(mean -> legend.add("mean", "Mean over targets", mean));
    examples.forEach(
        (style, place) -> {
          TargetEvaluation target = evaluation.targets().get(place);
          String name =
              style + ": " + target.target().title() + ", " + target.positives() + " positive";
          legend.add(style, name, target.scores(evaluation.mainStrand()).orElseThrow());
        });
    return legend.html();
  }
}
