package io.danq.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.network.bundle.Checksums;
import io.danq.network.bundle.ModelManifest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.FileSystems;

/** What every reader of a registry may rely on at any moment. */
final class WholeVersions {
  private WholeVersions() {}

  /**
   * Asserts that every version that is listed is whole and is what it says, and that the pointer
   * names one of them, if there is a pointer.
   *
   * @return the checksums of the weights, in the order of the versions
   */
  static List<String> check(String registry, String name) throws IOException {
    ModelRegistry models = ModelRegistry.at(registry);
    Optional<CurrentVersion> current = models.current(name); // before the list, which only grows
    List<PublishedVersion> versions = models.versions(name);
    if (current.isPresent()) {
      assertThat(versions).extracting(PublishedVersion::version).contains(current.get().version());
    }
    for (PublishedVersion version : versions) {
      ModelManifest manifest = models.manifest(name, version.version());
      String folder = models.folder(name, version.version());
      for (String file : manifest.sha256().keySet()) {
        assertThat(checksum(folder + file)).isEqualTo(manifest.sha256().get(file));
      }
    }
    return versions.stream()
        .map(PublishedVersion::version)
        .map(version -> weights(models, name, version))
        .toList();
  }

  private static String weights(ModelRegistry models, String name, String version) {
    try {
      return models.manifest(name, version).sha256().get("weights.safetensors");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String checksum(String file) throws IOException {
    try (InputStream in = Blobs.open(FileSystems.matchNewResource(file, false))) {
      return Checksums.sha256(in);
    }
  }
}
