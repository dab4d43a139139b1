package io.danq.learning.retraining;

import io.danq.network.bundle.ModelManifest;
import java.util.Map;

/**
 * What a retraining came to.
 *
 * @param name the model's name in the registry
 * @param version the version that became the current one
 * @param metrics the figures it was judged by, such as {@link ModelManifest#MEAN_AUROC}
 */
public record RetrainingResult(String name, String version, Map<String, Double> metrics) {
  /** Keeps a copy. */
  public RetrainingResult {
    metrics = Map.copyOf(metrics);
  }
}
