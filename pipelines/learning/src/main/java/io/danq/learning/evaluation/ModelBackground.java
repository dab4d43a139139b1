package io.danq.learning.evaluation;

import io.danq.evaluation.BackgroundScoring;
import io.danq.evaluation.EvaluationException;
import io.danq.inference.Arithmetic;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.labels.LabelledWindows;
import io.danq.labels.Part;
import io.danq.learning.data.LabelledData;
import io.danq.network.bundle.BackgroundScores;
import io.danq.network.bundle.BackgroundWriter;
import io.danq.network.bundle.ModelBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a model scores on windows without a label, for E-values.
 *
 * @param data labelled windows, best such that the model has not seen
 * @param part the part of a folder of examples
 * @param strands what to predict, as in the runs that are to have E-values
 * @param arithmetic precision and engine of the network
 * @param threads threads that predict, at least 1
 */
public record ModelBackground(
    LabelledData data, Part part, Strands strands, Arithmetic arithmetic, int threads) {
  /**
   * Predicts the windows that have no label.
   *
   * @param progress is told how many windows are read, those with a label included
   * @throws EvaluationException if the data does not fit the model, or too few of its windows carry
   *     no label
   * @throws IOException if the data cannot be read
   */
  public BackgroundScores compute(ModelBundle bundle, ModelEvaluation.Progress progress)
      throws IOException, InterruptedException {
    requireAllTargets(bundle);
    try (LabelledWindows windows = data.open(part);
        Predictor predictor = Predictor.create(bundle, strands, arithmetic)) {
      return BackgroundScoring.compute(
          predictor, windows, threads, done -> progress.predicted(done, windows.count()));
    }
  }

  /** Of a folder, whose columns have names, every target of the model needs one. */
  private void requireAllTargets(ModelBundle bundle) throws IOException {
    if (data.targets().isEmpty()) {
      return;
    }
    int outputs = bundle.targets().size();
    int known = data.columns(bundle.targets(), outputs).targets().size();
    if (known < outputs) {
      throw new EvaluationException(
          data.path()
              + " has labels of "
              + known
              + " of the model's "
              + outputs
              + " targets: it takes all of them to know which windows have no label");
    }
  }

  /**
   * Adds such scores to a bundle, as {@link BackgroundWriter#add} does, with where they come from.
   *
   * @return the bundle at {@code output}
   * @throws IOException if a file cannot be read or written
   */
  public ModelBundle write(Path bundle, Path output, BackgroundScores scores) throws IOException {
    return BackgroundWriter.add(
        bundle,
        output,
        scores,
        Map.of(
            "background_data",
            data.name(part),
            "background_precision",
            arithmetic.precision().label()));
  }
}
