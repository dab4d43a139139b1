package io.danq.prediction;

import io.danq.bundle.ModelBundle;
import io.danq.bundle.Target;
import java.io.Serializable;
import java.util.ArrayList;

/**
 * What rows say of the model that made them.
 *
 * @param id the model's name
 * @param version its version
 * @param targets what its outputs predict, in their order; not to be changed
 */
record ModelDescription(String id, String version, ArrayList<Target> targets)
    implements Serializable {
  static ModelDescription of(ModelBundle bundle) {
    return new ModelDescription(
        bundle.manifest().id(), bundle.manifest().version(), new ArrayList<>(bundle.targets()));
  }
}
