package io.danq.network.bundle;

import io.danq.network.DanQWeights;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network that can be shipped: a folder with {@code manifest.json}, {@code weights.safetensors},
 * {@code targets.tsv} and optionally {@code background.safetensors}, {@code
 * effects-both.safetensors} and {@code effects-forward.safetensors}, or a zip file of these files.
 * Immutable and thread-safe. Weights and backgrounds are mapped, not read: an open bundle takes
 * page cache but no heap.
 *
 * @param manifest what the model is
 * @param targets what its outputs predict, in order
 * @param weights its weights, mapped from the file, which must stay where it is
 * @param background its scores on unlabelled windows, also mapped; empty unless {@link
 *     BackgroundWriter} added them
 * @param effects the effects of background variants, also mapped; at most one for both strands and
 *     one for the forward strand
 */
public record ModelBundle(
    ModelManifest manifest,
    List<Target> targets,
    DanQWeights weights,
    Optional<BackgroundScores> background,
    List<EffectBackground> effects) {
  public static final String MANIFEST_FILE = "manifest.json";
  public static final String WEIGHTS_FILE = "weights.safetensors";
  public static final String TARGETS_FILE = "targets.tsv";

  /** An optional file, required if the manifest names it. */
  public static final String BACKGROUND_FILE = "background.safetensors";

  private static final String EFFECTS_BOTH_FILE = "effects-both.safetensors";
  private static final String EFFECTS_FORWARD_FILE = "effects-forward.safetensors";

  /** The files that a bundle may have besides, each required if the manifest names it. */
  static final List<String> OPTIONAL_FILES =
      List.of(BACKGROUND_FILE, EFFECTS_BOTH_FILE, EFFECTS_FORWARD_FILE);

  /** The files that every bundle has. */
  public static final List<String> FILES = List.of(MANIFEST_FILE, WEIGHTS_FILE, TARGETS_FILE);

  public ModelBundle {
    effects = List.copyOf(effects);
  }

  /** The largest manifest, in bytes. */
  static final long MAX_MANIFEST = 1 << 20;

  private static final String ZIP = ".zip";

  /**
   * Opens a bundle, a folder or a zip file, and verifies its checksums.
   *
   * @throws BundleException if a file is missing, does not match its checksum or the network, or
   *     has impossible content
   */
  public static ModelBundle open(Path bundle) throws IOException {
    if (!BundleArchive.isArchive(bundle)) {
      return openFolder(bundle);
    }
    try (TemporaryFolder folder = new TemporaryFolder()) {
      try {
        BundleArchive.unpack(bundle, folder.path());
        return openFolder(folder.path());
      } catch (BundleException e) {
        String inside = bundle + "!";
        throw new BundleException(
            String.valueOf(e.getMessage()).replace(folder.path().toString(), inside), e);
      }
    }
  }

  private static ModelBundle openFolder(Path folder) throws IOException {
    ModelManifest manifest = readManifest(folder);
    Path weightsFile = verified(folder, WEIGHTS_FILE, manifest);
    Path targetsFile = verified(folder, TARGETS_FILE, manifest);
    List<Target> targets = TargetTable.read(targetsFile);
    if (targets.size() != manifest.network().targets()) {
      throw new BundleException(
          targetsFile
              + " names "
              + targets.size()
              + " targets, the network has "
              + manifest.network().targets());
    }
    Optional<BackgroundScores> background = readBackground(folder, manifest);
    return new ModelBundle(
        manifest,
        targets,
        Safetensors.map(weightsFile, manifest.network()),
        background,
        readEffects(folder, manifest));
  }

  /**
   * Opens only a bundle's background, and verifies its checksum.
   *
   * @param folder the bundle's folder, with the background's file if the manifest names it
   * @return empty if the manifest does not name it
   * @throws BundleException if the file is missing, does not match its checksum, or does not hold
   *     ascending probabilities of the network's targets
   */
  public static Optional<BackgroundScores> readBackground(Path folder, ModelManifest manifest)
      throws IOException {
    if (!manifest.sha256().containsKey(BACKGROUND_FILE)) {
      return Optional.empty();
    }
    Path file = verified(folder, BACKGROUND_FILE, manifest);
    return Optional.of(BackgroundFile.map(file, manifest.network().targets()));
  }

  /**
   * Opens only the effects of background variants, and verifies their checksums.
   *
   * @param folder the bundle's folder, with the files that the manifest names
   * @throws BundleException if a file is missing, does not match its checksum, or does not hold
   *     ascending effects on the network's targets for the strands of its name
   */
  public static List<EffectBackground> readEffects(Path folder, ModelManifest manifest)
      throws IOException {
    List<EffectBackground> effects = new ArrayList<>();
    for (boolean bothStrands : new boolean[] {true, false}) {
      String name = effectFile(bothStrands);
      if (manifest.sha256().containsKey(name)) {
        Path file = verified(folder, name, manifest);
        EffectBackground background = EffectFile.map(file, manifest.network().targets());
        if (background.bothStrands() != bothStrands) {
          throw new BundleException(file + " holds effects for other strands than its name says");
        }
        effects.add(background);
      }
    }
    return effects;
  }

  /** The name of the file for the effects of background variants. */
  static String effectFile(boolean bothStrands) {
    return bothStrands ? EFFECTS_BOTH_FILE : EFFECTS_FORWARD_FILE;
  }

  /** The optional files that a bundle has. */
  public static List<String> optionalFiles(ModelManifest manifest) {
    return OPTIONAL_FILES.stream().filter(manifest.sha256()::containsKey).toList();
  }

  /**
   * The effects of background variants.
   *
   * @param bothStrands whether probabilities are means of both strands
   */
  public Optional<EffectBackground> effects(boolean bothStrands) {
    return effects.stream()
        .filter(background -> background.bothStrands() == bothStrands)
        .findFirst();
  }

  /** Reads only a bundle's manifest. */
  public static ModelManifest readManifest(Path folder) throws IOException {
    Path file = existing(folder, MANIFEST_FILE);
    if (Files.size(file) > MAX_MANIFEST) {
      throw new BundleException(
          file + " is larger than " + MAX_MANIFEST + " bytes, too large for a manifest");
    }
    return parseManifest(file.toString(), Files.readAllBytes(file));
  }

  /**
   * Reads a manifest that is not in a local folder.
   *
   * @param file its name, for messages
   * @throws BundleException if it is not a manifest
   */
  public static ModelManifest parseManifest(String file, byte[] content) throws BundleException {
    return ManifestJson.read(file, content);
  }

  private static Path verified(Path folder, String name, ModelManifest manifest)
      throws IOException {
    Path file = existing(folder, name);
    String expected = manifest.sha256().get(name);
    if (expected == null) {
      throw new BundleException(folder.resolve(MANIFEST_FILE) + " has no checksum of " + name);
    }
    String actual = Checksums.sha256(file);
    if (!actual.equals(expected)) {
      throw new BundleException(
          file + " does not match its checksum: manifest " + expected + ", file " + actual);
    }
    return file;
  }

  private static Path existing(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw Files.exists(folder)
          ? new BundleException(folder + " is not a model bundle: it has no " + name)
          : new NoSuchFileException(folder.toString(), null, "there is no model bundle");
    }
    return file;
  }

  /** Whether a bundle exists at a path: a zip file, or a folder with a manifest. */
  public static boolean exists(Path bundle) {
    return Files.exists(isZip(bundle.toString()) ? bundle : bundle.resolve(MANIFEST_FILE));
  }

  /** Whether a bundle of this name is a zip file. */
  public static boolean isZip(String bundle) {
    return bundle.endsWith(ZIP);
  }

  /**
   * Writes a bundle into a folder, which is created if necessary, or into a zip file if the name
   * ends in {@code .zip}.
   *
   * @param version empty to name the version after the weights, by the first eight hex digits of
   *     their checksum: the same network with the same weights always has the same version
   * @throws IllegalArgumentException if there are not as many targets as the network has outputs
   */
  public static ModelBundle write(
      Path bundle,
      String id,
      String version,
      BaseOrder baseOrder,
      List<Target> targets,
      DanQWeights weights,
      Map<String, String> provenance)
      throws IOException {
    return write(bundle, id, version, baseOrder, targets, weights, Map.of(), provenance);
  }

  /**
   * Writes a bundle with measured figures.
   *
   * @param version empty to name the version after the weights, as above
   * @param metrics measured figures, by name; finite
   * @throws IllegalArgumentException if there are not as many targets as the network has outputs
   */
  public static ModelBundle write(
      Path bundle,
      String id,
      String version,
      BaseOrder baseOrder,
      List<Target> targets,
      DanQWeights weights,
      Map<String, Double> metrics,
      Map<String, String> provenance)
      throws IOException {
    if (targets.size() != weights.config().targets()) {
      throw new IllegalArgumentException(
          targets.size() + " targets for a network of " + weights.config().targets() + " outputs");
    }
    if (!isZip(bundle.toString())) {
      BundleFolder.write(bundle, id, version, baseOrder, targets, weights, metrics, provenance);
      return open(bundle);
    }
    try (TemporaryFolder folder = new TemporaryFolder()) {
      Path made = folder.path();
      BundleFolder.write(made, id, version, baseOrder, targets, weights, metrics, provenance);
      BundleArchive.pack(made, bundle);
    }
    return open(bundle);
  }

  /** The content of {@value #MANIFEST_FILE}, UTF-8. Equal manifests give equal bytes. */
  public static byte[] formatManifest(ModelManifest manifest) {
    return ManifestJson.write(manifest);
  }
}
