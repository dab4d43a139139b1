package io.danq.registry.model;

import io.danq.network.bundle.BackgroundScores;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.Target;
import java.util.List;
import java.util.Optional;

/**
 * What rows say of the model that made them.
 *
 * @param folder where its bundle lies, as every worker reaches it
 * @param id the model's name
 * @param version its version
 * @param targets what its outputs predict, in their order
 * @param background what it gives for windows without a label, if its bundle says so
 */
public record ModelDescription(
    String folder,
    String id,
    String version,
    List<Target> targets,
    Optional<BackgroundScores> background) {
  /** A model without a background. */
  public ModelDescription(String folder, String id, String version, List<Target> targets) {
    this(folder, id, version, targets, Optional.empty());
  }

  public static ModelDescription of(String folder, ModelBundle bundle) {
    return new ModelDescription(
        folder,
        bundle.manifest().id(),
        bundle.manifest().version(),
        bundle.targets(),
        bundle.background());
  }
}
