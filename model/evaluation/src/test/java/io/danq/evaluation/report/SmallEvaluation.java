package io.danq.evaluation.report;

import io.danq.evaluation.Evaluation;
import io.danq.evaluation.Evaluator;
import io.danq.evaluation.LabelColumns;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.labels.LabelledWindows;
import io.danq.labels.testing.NpzWriter;
import io.danq.network.DanQConfig;
import io.danq.network.RandomWeights;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.Target;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.OneHot;
import io.danq.sequence.testing.RandomDna;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Evaluations of a network of random weights over random windows of 80 bases. */
final class SmallEvaluation {
  private static final int LENGTH = 80;

  private SmallEvaluation() {}

  /**
   * Every {@code period}-th window is positive for all targets but every tenth, which has no
   * positive windows; with a period of 0 there are none at all.
   */
  static EvaluationReport of(
      List<Target> targets, int windows, int period, Strands strands, Path folder)
      throws IOException, InterruptedException {
    DanQConfig network = new DanQConfig(LENGTH, 4, 8, 6, 6, 4, 4, targets.size());
    ModelBundle model =
        ModelBundle.write(
            folder.resolve("model"),
            "small",
            "1",
            BaseOrder.AGCT,
            targets,
            RandomWeights.create(network, 1),
            Map.of());
    Path data = write(folder.resolve("data.npz"), targets.size(), windows, period);
    try (LabelledWindows labelled = LabelledWindows.open(data, BaseOrder.AGCT);
        Predictor predictor = Predictor.create(model, Strands.FORWARD)) {
      LabelColumns columns = LabelColumns.match(targets, labelled.columns());
      Evaluation evaluation =
          Evaluator.evaluate(predictor, labelled, columns, strands, 1, done -> {});
      return new EvaluationReport(EvaluatedModel.of(model.manifest()), "data.npz", evaluation);
    }
  }

  private static Path write(Path file, int targets, int windows, int period) throws IOException {
    byte[] x = new byte[windows * LENGTH * 4];
    byte[] y = new byte[windows * targets];
    RandomDna random = new RandomDna(1);
    for (int i = 0; i < windows; i++) {
      float[] rows = OneHot.encode(random.bases(LENGTH), "AGCT");
      for (int j = 0; j < rows.length; j++) {
        x[i * rows.length + j] = (byte) rows[j];
      }
      for (int target = 0; target < targets && period > 0; target++) {
        y[i * targets + target] = (byte) (target % 10 != 9 && i % period == 0 ? 1 : 0);
      }
    }
    return new NpzWriter()
        .bytes("x", x, windows, LENGTH, 4)
        .bytes("y", y, windows, targets)
        .write(file);
  }
}
