package io.danq.learning.retraining;

import io.danq.network.bundle.ModelManifest;
import java.util.Map;

/**
 * The result of a retraining.
 *
 * @param name the model's name in the registry
 * @param version the version that became the current one
 * @param metrics the metrics of the version, {@link ModelManifest#MEAN_AUROC} among them
 */
public record RetrainingResult(String name, String version, Map<String, Double> metrics) {
  /** Keeps a copy. */
  public RetrainingResult {
    metrics = Map.copyOf(metrics);
  }
}
