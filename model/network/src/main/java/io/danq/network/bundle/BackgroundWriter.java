package io.danq.network.bundle;

import io.danq.sequence.disk.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Gives a bundle its {@link BackgroundScores}. */
public final class BackgroundWriter {
  private BackgroundWriter() {}

  /**
   * Adds a background to a bundle, or to a copy of it; one that is there already is replaced. Id,
   * version and weights stay what they are, byte by byte: the model predicts what it predicted.
   *
   * <p>Whenever this is interrupted, the bundle in a folder is one that opens: with the old
   * background, without any, or with the new one.
   *
   * @param bundle a folder or a zip file
   * @param output the same path to change it in place, or another to leave it as it is; a zip file
   *     if that is how the name ends
   * @param provenance to be added to the manifest's
   * @return the bundle at {@code output}
   * @throws BundleException if what lies at {@code bundle} cannot be used
   * @throws IllegalArgumentException if the background has another number of targets than the
   *     network
   */
  public static ModelBundle add(
      Path bundle, Path output, BackgroundScores background, Map<String, String> provenance)
      throws IOException {
    int targets = ModelBundle.open(bundle).targets().size();
    if (background.targets() != targets) {
      throw new IllegalArgumentException(
          "a background of "
              + background.targets()
              + " targets for a network of "
              + targets
              + " outputs");
    }
    boolean toArchive = ModelBundle.isZip(output.toString());
    if (!toArchive && !BundleArchive.isArchive(bundle)) {
      copy(bundle, output);
      addTo(output, background, provenance);
    } else {
      try (TemporaryFolder folder = new TemporaryFolder()) {
        if (BundleArchive.isArchive(bundle)) {
          BundleArchive.unpack(bundle, folder.path());
        } else {
          copy(bundle, folder.path());
        }
        addTo(folder.path(), background, provenance);
        if (toArchive) {
          BundleArchive.pack(folder.path(), output);
        } else {
          copy(folder.path(), output);
        }
      }
    }
    return ModelBundle.open(output);
  }

  /** Copies a bundle's files, the manifest last; does nothing if both folders are one. */
  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    if (Files.isSameFile(from, to)) {
      return;
    }
    ModelManifest manifest = ModelBundle.readManifest(from);
    Files.deleteIfExists(to.resolve(ModelBundle.MANIFEST_FILE));
    for (String name : manifest.sha256().keySet()) {
      if (ModelBundle.FILES.contains(name) || name.equals(ModelBundle.BACKGROUND_FILE)) {
        Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    writeManifest(to, manifest);
  }

  private static void addTo(Path folder, BackgroundScores background, Map<String, String> more)
      throws IOException {
    ModelManifest old = ModelBundle.readManifest(folder);
    if (old.sha256().containsKey(ModelBundle.BACKGROUND_FILE)) {
      old = old.withoutFile(ModelBundle.BACKGROUND_FILE);
      writeManifest(folder, old);
    }
    Path file = folder.resolve(ModelBundle.BACKGROUND_FILE);
    BackgroundFile.write(file, background);
    String checksum = Checksums.sha256(file);
    writeManifest(folder, old.withFile(ModelBundle.BACKGROUND_FILE, checksum).withProvenance(more));
  }

  /** Replaces the manifest in one step. */
  private static void writeManifest(Path folder, ModelManifest manifest) throws IOException {
    WholeFile.write(
        folder.resolve(ModelBundle.MANIFEST_FILE), ModelBundle.formatManifest(manifest));
  }
}
