package io.danq.training;

import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.Target;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the result of a training as a bundle. */
public final class TrainedBundle {
  private TrainedBundle() {}

  /**
   * Writes the best weights with their validation loss ({@code validation_loss}) and mean ROC AUC
   * ({@code validation_mean_auroc}) among the bundle's metrics, and how they were trained among its
   * provenance.
   *
   * @param folder created if it does not exist
   * @param version the version; empty to name it after the weights
   * @param targets what the network's outputs predict
   * @param provenance the origin of the data
   */
  public static ModelBundle write(
      Path folder,
      String id,
      String version,
      BaseOrder order,
      List<Target> targets,
      TrainingResult result,
      TrainingOptions options,
      Map<String, String> provenance)
      throws IOException {
    EpochResult best = result.best();
    Map<String, Double> metrics = new TreeMap<>();
    metrics.put("validation_loss", best.validationLoss());
    if (Double.isFinite(best.validationAuroc())) {
      metrics.put("validation_mean_auroc", best.validationAuroc());
    }
    Map<String, String> all = new TreeMap<>(provenance);
    all.put("trainer", "danq");
    all.put("optimizer", options.optimizer() + " " + options.learningRate());
    all.put("schedule", options.schedule().toString());
    all.put("batch_size", String.valueOf(options.batchSize()));
    all.put("dropout", options.poolDropout() + " " + options.lstmDropout());
    all.put("frozen_convolution", String.valueOf(options.freezeConvolution()));
    all.put("seed", String.valueOf(options.seed()));
    all.put(
        "epoch",
        best.epoch() + " of " + result.epochs().size() + ", best by " + options.criterion());
    return ModelBundle.write(folder, id, version, order, targets, result.weights(), metrics, all);
  }
}
