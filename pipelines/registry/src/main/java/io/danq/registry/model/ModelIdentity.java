package io.danq.registry.model;

import io.danq.network.bundle.ModelManifest;

/**
 * Which model made a prediction, in some 100 bytes. A prediction that travels between workers
 * carries this; its model's table of targets has up to 100 KB.
 *
 * @param folder the bundle's folder or zip file, as every worker reaches it
 * @param id the model's name
 * @param version its version
 */
public record ModelIdentity(String folder, String id, String version) {
  static ModelIdentity of(String folder, ModelManifest manifest) {
    return new ModelIdentity(folder, manifest.id(), manifest.version());
  }
}
