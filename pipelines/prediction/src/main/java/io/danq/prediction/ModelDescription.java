package io.danq.prediction;

import io.danq.bundle.ModelBundle;
import io.danq.bundle.Target;
import java.util.List;

/**
 * What rows say of the model that made them.
 *
 * @param folder where its bundle lies, as every worker reaches it
 * @param id the model's name
 * @param version its version
 * @param targets what its outputs predict, in their order
 */
public record ModelDescription(String folder, String id, String version, List<Target> targets) {
  static ModelDescription of(String folder, ModelBundle bundle) {
    return new ModelDescription(
        folder, bundle.manifest().id(), bundle.manifest().version(), bundle.targets());
  }
}
