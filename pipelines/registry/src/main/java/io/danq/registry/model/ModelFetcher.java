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
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.ResourceId;

/** Finds and opens model bundles on any Beam file system, in a registry or not. */
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
   * Opens the bundle that {@code --model} means now. A bundle that is not local is copied to a
   * temporary folder, which is deleted once the bundle is mapped.
   *
   * @throws IOException if there is no bundle, or it cannot be used; the message says which and why
   */
  public static ModelBundle open(String model) throws IOException {
    String bundle = locate(model);
    ResourceId resource = resource(bundle);
    if (isLocal(resource)) {
      return ModelBundle.open(path(resource));
    }
    try (TemporaryCopy copy = new TemporaryCopy()) {
      Path local = copy.folder();
      if (ModelBundle.isZip(bundle)) {
        local = local.resolve("model.zip");
        download(resource.toString(), local);
      } else {
        download(resource, List.of(ModelBundle.MANIFEST_FILE), local);
        download(resource, ModelBundle.readManifest(local).sha256().keySet(), local);
      }
      return ModelBundle.open(local);
    }
  }

  /**
   * Reads what is needed to make hits from a model's folder. The weights are read only if it is a
   * zip file.
   */
  static ModelAnnotation annotation(ModelIdentity model) throws IOException {
    ResourceId resource = resource(model.folder());
    if (ModelBundle.isZip(model.folder())) {
      ModelBundle bundle = open(model.folder());
      requireSame(model, bundle.manifest());
      return ModelAnnotation.of(bundle);
    }
    if (isLocal(resource)) {
      return annotation(model, path(resource));
    }
    try (TemporaryCopy copy = new TemporaryCopy()) {
      Path local = copy.folder();
      download(resource, List.of(ModelBundle.MANIFEST_FILE, ModelBundle.TARGETS_FILE), local);
      download(resource, ModelBundle.optionalFiles(ModelBundle.readManifest(local)), local);
      return annotation(model, local);
    }
  }

  private static ModelAnnotation annotation(ModelIdentity model, Path bundle) throws IOException {
    ModelManifest manifest = ModelBundle.readManifest(bundle);
    requireSame(model, manifest);
    return new ModelAnnotation(
        TargetTable.read(bundle.resolve(ModelBundle.TARGETS_FILE)),
        ModelBundle.readBackground(bundle, manifest),
        ModelBundle.readEffects(bundle, manifest));
  }

  /** Refuses a folder that holds another model than when a prediction was made. */
  static void requireSame(ModelIdentity model, ModelManifest now) throws BundleException {
    if (!ModelIdentity.of(model.folder(), now).equals(model)) {
      throw new BundleException(
          String.format(
              "%s had model %s, version %s, when it predicted, and now has %s, version %s; give"
                  + " every version a folder of its own",
              model.folder(), model.id(), model.version(), now.id(), now.version()));
    }
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
