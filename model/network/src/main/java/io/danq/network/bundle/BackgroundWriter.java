package io.danq.network.bundle;

import io.danq.sequence.disk.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Adds {@link BackgroundScores} or an {@link EffectBackground} to a bundle. */
public final class BackgroundWriter {
  private BackgroundWriter() {}

  /**
   * Adds a background to a bundle or to a copy of it, and replaces an older one of its kind. Id,
   * version and weights stay the same, byte by byte, so the model's predictions do not change.
   *
   * <p>If this is interrupted at any point, a bundle in a folder still opens: with the old
   * background, with none, or with the new one.
   *
   * @param bundle a folder or a zip file
   * @param output the same path to change the bundle in place, or another path for a copy; a zip
   *     file if the name ends in {@code .zip}
   * @param provenance entries to add to the manifest's provenance
   * @return the bundle at {@code output}
   * @throws BundleException if the bundle cannot be used
   * @throws IllegalArgumentException if the background and the network differ in their number of
   *     targets
   */
  public static ModelBundle add(
      Path bundle, Path output, BackgroundScores background, Map<String, String> provenance)
      throws IOException {
    return add(
        bundle,
        output,
        new Background(
            ModelBundle.BACKGROUND_FILE,
            background.targets(),
            file -> BackgroundFile.write(file, background)),
        provenance);
  }

  /**
   * Adds the effects of background variants, as {@link #add(Path, Path, BackgroundScores, Map)}
   * does with probabilities. Effects for other strands stay.
   */
  public static ModelBundle add(
      Path bundle, Path output, EffectBackground background, Map<String, String> provenance)
      throws IOException {
    return add(
        bundle,
        output,
        new Background(
            ModelBundle.effectFile(background.bothStrands()),
            background.targets(),
            file -> EffectFile.write(file, background)),
        provenance);
  }

  private interface Content {
    void write(Path file) throws IOException;
  }

  private record Background(String file, int targets, Content content) {}

  private static ModelBundle add(
      Path bundle, Path output, Background background, Map<String, String> provenance)
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

  /** Copies a bundle's files, the manifest last. Does nothing if both folders are the same. */
  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    if (Files.isSameFile(from, to)) {
      return;
    }
    ModelManifest manifest = ModelBundle.readManifest(from);
    Files.deleteIfExists(to.resolve(ModelBundle.MANIFEST_FILE));
    for (String name : manifest.sha256().keySet()) {
      if (ModelBundle.FILES.contains(name) || ModelBundle.OPTIONAL_FILES.contains(name)) {
        Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    writeManifest(to, manifest);
  }

  private static void addTo(Path folder, Background background, Map<String, String> more)
      throws IOException {
    ModelManifest old = ModelBundle.readManifest(folder);
    if (old.sha256().containsKey(background.file())) {
      old = old.withoutFile(background.file());
      writeManifest(folder, old);
    }
    Path file = folder.resolve(background.file());
    background.content().write(file);
    String checksum = Checksums.sha256(file);
    writeManifest(folder, old.withFile(background.file(), checksum).withProvenance(more));
  }

  /** Replaces the manifest in one step. */
  private static void writeManifest(Path folder, ModelManifest manifest) throws IOException {
    WholeFile.write(
        folder.resolve(ModelBundle.MANIFEST_FILE), ModelBundle.formatManifest(manifest));
  }
}
