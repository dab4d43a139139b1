package io.danq.network.bundle;

import io.danq.network.DanQConfig;
import io.danq.network.DanQWeights;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.disk.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes the files of a bundle. */
final class BundleFolder {
  private static final int VERSION_DIGITS = 8;

  private BundleFolder() {}

  /** As {@link ModelBundle#write}, into a folder. */
  static void write(
      Path folder,
      String id,
      String version,
      BaseOrder baseOrder,
      List<Target> targets,
      DanQWeights weights,
      Map<String, Double> metrics,
      Map<String, String> provenance)
      throws IOException {
    Files.createDirectories(folder);
    Path weightsFile = folder.resolve(ModelBundle.WEIGHTS_FILE);
    Safetensors.write(weightsFile, weights);
    Path targetsFile = folder.resolve(ModelBundle.TARGETS_FILE);
    WholeFile.write(targetsFile, TargetTable.format(targets).getBytes(StandardCharsets.UTF_8));
    String checksum = Checksums.sha256(weightsFile);
    ModelManifest manifest =
        new ModelManifest(
            ModelManifest.format(weights.config()),
            id,
            version.isEmpty() ? version(checksum, weights.config()) : version,
            weights.config(),
            baseOrder,
            Map.of(
                ModelBundle.WEIGHTS_FILE,
                checksum,
                ModelBundle.TARGETS_FILE,
                Checksums.sha256(targetsFile)),
            metrics,
            provenance);
    WholeFile.write(
        folder.resolve(ModelBundle.MANIFEST_FILE), ModelBundle.formatManifest(manifest));
    for (String name : ModelBundle.OPTIONAL_FILES) {
      Files.deleteIfExists(folder.resolve(name)); // which belonged to the old weights
    }
  }

  /**
   * The same weights in another kind of LSTM predict something else, so they need another version.
   */
  private static String version(String checksum, DanQConfig network) {
    String digits =
        network.hasKerasDefaults()
            ? checksum
            : Checksums.sha256(checksum + network.gates().name() + network.directions().name());
    return digits.substring(0, VERSION_DIGITS);
  }
}
