package io.danq.registry;

import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.ModelManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * Published models in a folder on any Beam file system: {@code NAME/VERSION/} is a bundle, {@code
 * NAME/current} points to the version that is served.
 *
 * <p>A version appears only when it is complete and never changes; the pointer is replaced
 * atomically. Both hold with several publishers at a time and after a publisher was killed, on
 * local file systems and on {@code gs://}. Two promotions of one model at the same moment end with
 * the pointer of one of them. Thread-safe.
 */
public final class ModelRegistry {
  /** Name of the file that points to a model's current version. */
  public static final String POINTER = "current";

  private final ResourceId root;
  private final RegistryFiles files;

  private ModelRegistry(ResourceId root) {
    this.root = root;
    this.files = RegistryFiles.of(root);
  }

  /** The registry in a folder. The folder need not exist until something is published. */
  public static ModelRegistry at(String folder) {
    return new ModelRegistry(FileSystems.matchNewResource(folder, true));
  }

  /** Every version of every model, by name and then by time of publication. */
  public List<PublishedVersion> versions() throws IOException {
    return sorted(files.published());
  }

  /** Every version of one model, by time of publication. */
  public List<PublishedVersion> versions(String name) throws IOException {
    Names.check("the model's name", name);
    return sorted(files.published(name));
  }

  private static List<PublishedVersion> sorted(List<PublishedVersion> versions) {
    return versions.stream()
        .sorted(
            Comparator.comparing(PublishedVersion::name)
                .thenComparing(PublishedVersion::published)
                .thenComparing(PublishedVersion::version))
        .toList();
  }

  /**
   * The manifest of a version.
   *
   * @throws RegistryException if there is no such version, or the folder holds another one
   */
  public ModelManifest manifest(String name, String version) throws IOException {
    ResourceId file = Blobs.file(versionFolder(name, version), ModelBundle.MANIFEST_FILE);
    byte[] content =
        Blobs.readSmall(file)
            .orElseThrow(
                () ->
                    new RegistryException(
                        "there is no version " + version + " of " + name + " in " + root));
    ModelManifest manifest = ModelBundle.parseManifest(file.toString(), content);
    if (!manifest.id().equals(name) || !manifest.version().equals(version)) {
      throw new RegistryException(
          file + " belongs to " + manifest.id() + ", version " + manifest.version());
    }
    return manifest;
  }

  /**
   * The folder of a version's bundle.
   *
   * @throws RegistryException as {@link #manifest}
   */
  public String folder(String name, String version) throws IOException {
    manifest(name, version);
    return versionFolder(name, version).toString();
  }

  private ResourceId modelFolder(String name) {
    return Blobs.folder(root, Names.check("the model's name", name));
  }

  private ResourceId versionFolder(String name, String version) {
    return Blobs.folder(modelFolder(name), Names.check("version", version));
  }

  /**
   * A model's pointer; empty before its first promotion. The version that it names may be missing.
   *
   * @throws RegistryException if the file is not a pointer
   */
  public Optional<CurrentVersion> current(String name) throws IOException {
    ResourceId file = Blobs.file(modelFolder(name), POINTER);
    Optional<byte[]> content = Blobs.readSmall(file);
    return content.isEmpty()
        ? Optional.empty()
        : Optional.of(CurrentVersion.parse(file.toString(), content.get()));
  }

  /**
   * Publishes a bundle as a version, without making it the current one. Publishing the same bundle
   * under the same version again changes nothing.
   *
   * @param bundle its local folder
   * @param name the model's name in the registry, and in the rows that it makes
   * @param version the version; empty for the bundle's own
   * @param metrics figures to add to its manifest, by name
   * @param steps receives each step in a few words; an upload may take minutes
   * @return its manifest in the registry
   * @throws RegistryException if the version belongs to another bundle
   */
  public ModelManifest publish(
      Path bundle, String name, String version, Map<String, Double> metrics, Consumer<String> steps)
      throws IOException {
    ResourceId model = modelFolder(name);
    steps.accept("verifying " + bundle);
    ModelManifest own = ModelBundle.open(bundle).manifest();
    String newVersion = Names.check("version", version.isEmpty() ? own.version() : version);
    ModelManifest manifest = own.renamed(name, newVersion).withMetrics(metrics);
    new Publication(files, model, bundle, manifest).run(steps);
    return manifest;
  }

  /**
   * Makes a version the current one if it passes the gate.
   *
   * @throws PromotionRefusedException if it does not pass the gate
   * @throws RegistryException if there is no such version
   */
  public CurrentVersion promote(String name, String version, PromotionGate gate)
      throws IOException {
    ModelManifest candidate = manifest(name, version);
    Optional<CurrentVersion> current = current(name);
    Optional<String> refusal = gate.refusal(candidate, served(name, current));
    if (refusal.isPresent()) {
      throw new PromotionRefusedException(
          "version " + version + " of " + name + " is not promoted: " + refusal.get());
    }
    Instant now = now();
    CurrentVersion next =
        current
            .map(before -> before.promoted(version, now))
            .orElseGet(() -> CurrentVersion.first(version, now));
    return point(name, next);
  }

  /**
   * The current version's manifest; empty if the version is gone, since the gate then protects
   * nothing.
   */
  private Optional<ModelManifest> served(String name, Optional<CurrentVersion> current)
      throws IOException {
    for (PublishedVersion published :
        current.isEmpty() ? List.<PublishedVersion>of() : versions(name)) {
      if (published.version().equals(current.get().version())) {
        return Optional.of(manifest(name, published.version()));
      }
    }
    return Optional.empty();
  }

  /**
   * Goes back to the version that was current before, without a gate.
   *
   * @throws RegistryException if there is no earlier version, or it is no longer in the registry
   */
  public CurrentVersion rollback(String name) throws IOException {
    CurrentVersion current =
        current(name)
            .orElseThrow(
                () -> new RegistryException(name + " in " + root + " has no current version"));
    CurrentVersion before =
        current
            .rolledBack(now())
            .orElseThrow(
                () ->
                    new RegistryException(
                        "version "
                            + current.version()
                            + " of "
                            + name
                            + " was the first to be promoted: there is no earlier one to go back"
                            + " to"));
    manifest(name, before.version());
    return point(name, before);
  }

  /**
   * Removes a version that is not the current one. Pipelines that already use it keep their copy.
   *
   * @throws RegistryException if there is no such version, or it is the current one
   */
  public void remove(String name, String version) throws IOException {
    manifest(name, version);
    if (current(name).filter(now -> now.version().equals(version)).isPresent()) {
      throw new RegistryException(
          "version "
              + version
              + " of "
              + name
              + " is the current one: promote another version first");
    }
    files.remove(versionFolder(name, version));
  }

  private CurrentVersion point(String name, CurrentVersion version) throws IOException {
    files.replace(Blobs.file(modelFolder(name), POINTER), version.format());
    return version;
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
