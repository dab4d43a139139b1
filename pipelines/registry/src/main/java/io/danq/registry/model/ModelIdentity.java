package io.danq.registry.model;

import io.danq.network.bundle.ModelManifest;

/**
 * Which model made a prediction, in about 100 bytes. A prediction that travels between workers
 * carries this instead of its model's table of targets, which has up to 100 KB.
 *
 * @param folder the bundle's folder or zip file, at a path that every worker can reach
 * @param id the model's name
 * @param version its version
 */
public record ModelIdentity(String folder, String id, String version) {
  static ModelIdentity of(String folder, ModelManifest manifest) {
    return new ModelIdentity(folder, manifest.id(), manifest.version());
  }
}
