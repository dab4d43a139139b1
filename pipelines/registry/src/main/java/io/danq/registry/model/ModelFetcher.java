package io.danq.registry.model;

import io.danq.beam.file.FileMatch;
import io.danq.network.bundle.BundleException;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.ModelManifest;
import io.danq.network.bundle.TargetTable;
import io.danq.registry.CurrentVersion;
import io.danq.registry.ModelReference;
import io.danq.registry.ModelRegistry;
import io.danq.registry.RegistryException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.ResourceId;

/** Finds and opens model bundles that lie on any Beam file system, in a registry or not. */
public final class ModelFetcher {
  private ModelFetcher() {}

  /**
   * The folder of the bundle that {@code --model} means now: the folder itself, or that of a
   * version in a registry.
   *
   * @throws IOException if the registry has no such model, or no such version of it
   * @throws IllegalArgumentException if it is neither a folder nor a {@link ModelReference}
   */
  public static String locate(String model) throws IOException {
    if (!ModelReference.isReference(model)) {
      return model;
    }
    ModelReference reference = ModelReference.parse(model);
    ModelRegistry registry = ModelRegistry.at(reference.registry());
    if (reference.version().isPresent()) {
      return registry.folder(reference.name(), reference.version().get());
    }
    CurrentVersion current =
        registry
            .current(reference.name())
            .orElseThrow(
                () ->
                    new RegistryException(
                        reference.name()
                            + " has no current version in "
                            + reference.registry()
                            + "; 'danq models promote' makes one current"));
    return registry.folder(reference.name(), current.version());
  }

  /**
   * Opens the bundle that {@code --model} means now. One that is not local is copied to a temporary
   * folder first, which goes when the JVM ends.
   *
   * @throws IOException if there is no bundle, or it cannot be used; the message says which and why
   */
  public static ModelBundle open(String model) throws IOException {
    return fetch(locate(model)).bundle();
  }

  /** Opens the bundle in a folder or zip file, with the temporary copy, if there is one. */
  static FetchedBundle fetch(String bundle) throws IOException {
    ResourceId resource = resource(bundle);
    if (isLocal(resource)) {
      return new FetchedBundle(ModelBundle.open(path(resource)), Optional.empty());
    }
    Path copy = FetchedBundle.newCopy();
    try {
      Path local = copy;
      if (ModelBundle.isZip(bundle)) {
        local = copy.resolve("model.zip");
        download(resource.toString(), local);
      } else {
        download(resource, List.of(ModelBundle.MANIFEST_FILE), copy);
        download(resource, ModelBundle.readManifest(copy).sha256().keySet(), copy);
      }
      return new FetchedBundle(ModelBundle.open(local), Optional.of(copy));
    } catch (IOException | RuntimeException e) {
      FetchedBundle.delete(copy);
      throw e;
    }
  }

  /** Describes a model, without a look at its weights where it is a folder. */
  static ModelDescription describe(String bundle) throws IOException {
    ResourceId resource = resource(bundle);
    if (ModelBundle.isZip(bundle)) {
      try (FetchedBundle fetched = fetch(bundle)) {
        return ModelDescription.of(bundle, fetched.bundle());
      }
    }
    if (isLocal(resource)) {
      return describe(bundle, path(resource));
    }
    Path copy = FetchedBundle.newCopy();
    try {
      download(resource, List.of(ModelBundle.MANIFEST_FILE, ModelBundle.TARGETS_FILE), copy);
      if (ModelBundle.readManifest(copy).sha256().containsKey(ModelBundle.BACKGROUND_FILE)) {
        download(resource, List.of(ModelBundle.BACKGROUND_FILE), copy);
      }
      return describe(bundle, copy);
    } finally {
      FetchedBundle.delete(copy);
    }
  }

  private static ModelDescription describe(String folder, Path bundle) throws IOException {
    ModelManifest manifest = ModelBundle.readManifest(bundle);
    return new ModelDescription(
        folder,
        manifest.id(),
        manifest.version(),
        TargetTable.read(bundle.resolve(ModelBundle.TARGETS_FILE)),
        ModelBundle.readBackground(bundle, manifest));
  }

  private static ResourceId resource(String bundle) {
    return FileSystems.matchNewResource(bundle, !ModelBundle.isZip(bundle));
  }

  private static boolean isLocal(ResourceId bundle) {
    return bundle.getScheme().equals("file");
  }

  private static Path path(ResourceId bundle) {
    return Path.of(bundle.toString());
  }

  private static void download(ResourceId folder, Collection<String> names, Path copy)
      throws IOException {
    for (String name : names) {
      if (name.contains("/") || name.contains("\\") || name.startsWith(".")) {
        throw new BundleException(folder + " names a file '" + name + "' outside of itself");
      }
      download(folder + name, copy.resolve(name));
    }
  }

  private static void download(String remote, Path local) throws IOException {
    Metadata file = FileMatch.one(remote);
    try (InputStream in = Channels.newInputStream(FileSystems.open(file.resourceId()))) {
      Files.copy(in, local);
    }
  }
}
