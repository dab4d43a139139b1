package io.danq.learning.evaluation;

import io.danq.evaluation.Evaluation;
import io.danq.evaluation.Evaluator;
import io.danq.evaluation.LabelColumns;
import io.danq.evaluation.report.EvaluatedModel;
import io.danq.evaluation.report.EvaluationReport;
import io.danq.inference.Arithmetic;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.labels.LabelledWindows;
import io.danq.labels.Part;
import io.danq.learning.data.LabelledData;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.Target;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/**
 * Evaluates a model on labelled data, in this process.
 *
 * @param data the labelled data
 * @param part the part of a folder of examples
 * @param firstLabel the target index of the first label column, if the columns follow the index;
 *     empty to match the columns with {@link LabelledData#columns}
 * @param strands the strands to predict
 * @param arithmetic precision and engine of the network
 * @param threads number of threads that predict, at least 1
 */
public record ModelEvaluation(
    LabelledData data,
    Part part,
    OptionalInt firstLabel,
    Strands strands,
    Arithmetic arithmetic,
    int threads) {
  /** Receives the progress of an evaluation. */
  @FunctionalInterface
  public interface Progress {
    /** A number of windows are predicted. */
    void predicted(int windows, int total);
  }

  /**
   * Predicts the data and compares it with its labels.
   *
   * @throws IOException if the data cannot be read or does not fit the model
   */
  public EvaluationReport judge(ModelBundle bundle, Progress progress)
      throws IOException, InterruptedException {
    try (LabelledWindows windows = data.open(part)) {
      LabelColumns columns = columns(bundle.targets(), windows.columns());
      try (Predictor predictor = Predictor.create(bundle, Strands.FORWARD, arithmetic)) {
        Evaluation evaluation =
            Evaluator.evaluate(
                predictor,
                windows,
                columns,
                strands,
                threads,
                done -> progress.predicted(done, windows.count()));
        return new EvaluationReport(
            EvaluatedModel.of(bundle.manifest()), data.name(part), evaluation);
      }
    }
  }

  private LabelColumns columns(List<Target> targets, int columns) throws IOException {
    return firstLabel.isPresent()
        ? LabelColumns.fromIndex(targets, columns, firstLabel.getAsInt())
        : data.columns(targets, columns);
  }
}
