package io.danq.cli.verify;

import io.danq.evaluation.Evaluation;
import io.danq.evaluation.Evaluator;
import io.danq.evaluation.LabelColumns;
import io.danq.evaluation.metrics.RankingScores;
import io.danq.inference.Arithmetic;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.labels.LabelledWindows;
import io.danq.network.bundle.ModelBundle;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Measures what a precision costs in mean ROC AUC over labelled windows. */
public final class RankingCheck {
  private static final double LIMIT = 1e-3;

  private RankingCheck() {}

  /**
   * Evaluates a model in float32 and in another precision, on both strands.
   *
   * @param data labelled windows whose channels are A, G, C, T
   * @throws IOException if the data cannot be read or has no target of the model with both classes
   */
  public static CheckResult run(ModelBundle bundle, Arithmetic arithmetic, Path data, int threads)
      throws IOException, InterruptedException {
    String precision = arithmetic.precision().label();
    Evaluation exact = evaluate(bundle, Arithmetic.FLOAT32, data, threads);
    Evaluation other = evaluate(bundle, arithmetic, data, threads);
    double before = rocAuc(exact, data);
    double after = rocAuc(other, data);
    String check = "mean ROC AUC over " + data.getFileName() + ", float32 against " + precision;
    String remark =
        String.format(
            Locale.ROOT,
            "%.4f in float32, %.4f in %s, over %d targets",
            before,
            after,
            precision,
            exact.definedTargets());
    return new CheckResult(check, exact.windows(), Math.abs(after - before), LIMIT, remark, false);
  }

  private static Evaluation evaluate(
      ModelBundle bundle, Arithmetic arithmetic, Path data, int threads)
      throws IOException, InterruptedException {
    try (LabelledWindows windows = LabelledWindows.open(data, BaseOrder.AGCT);
        Predictor predictor = Predictor.create(bundle, Strands.FORWARD, arithmetic)) {
      LabelColumns columns = LabelColumns.match(bundle.targets(), windows.columns());
      return Evaluator.evaluate(predictor, windows, columns, Strands.BOTH, threads, done -> {});
    }
  }

  private static double rocAuc(Evaluation evaluation, Path data) throws IOException {
    return evaluation
        .mean(evaluation.mainStrand())
        .map(RankingScores::rocAuc)
        .orElseThrow(
            () ->
                new IOException(
                    data + " has no target with both positive and negative windows to rank"));
  }
}
