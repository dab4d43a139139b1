package io.danq.evaluation.report;

import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.ModelManifest;
import java.io.Serializable;

/**
 * The model that was evaluated.
 *
 * @param id its name
 * @param version its version
 * @param weights SHA-256 of its weights, lower-case hex: the scores hold only for these weights,
 *     under any name
 */
public record EvaluatedModel(String id, String version, String weights) implements Serializable {
  private static final int SHOWN_DIGITS = 8;

  /** The model of a manifest. */
  public static EvaluatedModel of(ModelManifest manifest) {
    return new EvaluatedModel(
        manifest.id(),
        manifest.version(),
        manifest.sha256().getOrDefault(ModelBundle.WEIGHTS_FILE, ""));
  }

  /** Its name, version and the start of its checksum, for messages. */
  String title() {
    String digits = weights.substring(0, Math.min(SHOWN_DIGITS, weights.length()));
    return id + ", version " + version + ", weights " + digits;
  }
}
