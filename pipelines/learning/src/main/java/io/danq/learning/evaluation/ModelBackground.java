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
 * The scores of a model on unlabelled windows, for E-values.
 *
 * @param data labelled windows, preferably ones that the model was not trained on
 * @param part the part of a folder of examples
 * @param strands the strands to predict, the same as in the runs that should get E-values
 * @param arithmetic precision and engine of the network
 * @param threads threads that predict, at least 1
 */
public record ModelBackground(
    LabelledData data, Part part, Strands strands, Arithmetic arithmetic, int threads) {
  /**
   * Predicts the unlabelled windows.
   *
   * @param progress receives the number of windows read so far, including labelled ones
   * @throws EvaluationException if the data does not fit the model, or too few of its windows are
   *     unlabelled
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

  /** The columns of a folder have names. Every target of the model needs a column. */
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
              + " targets: all targets need labels to show which windows are unlabelled");
    }
  }

  /**
   * Adds the scores and their origin to a bundle, as {@link BackgroundWriter#add} does.
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
