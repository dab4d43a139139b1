package io.danq.registry;

import io.danq.network.bundle.Checksums;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.ModelManifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * The publication of one bundle. It uploads the bundle under a name that is not listed, reads it
 * back, compares its checksums, and then makes it visible.
 */
final class Publication {
  private static final String UPLOAD_PREFIX = ".upload-";

  private final RegistryFiles files;
  private final ResourceId model;
  private final Path bundle;
  private final ModelManifest manifest;
  private final byte[] manifestContent;

  /**
   * @param model the model's folder in the registry
   * @param bundle the local bundle, complete and verified
   * @param manifest its manifest in the registry
   */
  Publication(RegistryFiles files, ResourceId model, Path bundle, ModelManifest manifest) {
    this.files = files;
    this.model = model;
    this.bundle = bundle;
    this.manifest = manifest;
    this.manifestContent = ModelBundle.formatManifest(manifest);
  }

  /**
   * Publishes it. If the version already holds the same bundle, nothing changes.
   *
   * @throws RegistryException if the version holds another bundle, or the upload differs from the
   *     bundle
   */
  void run(Consumer<String> steps) throws IOException {
    ResourceId version = Blobs.folder(model, manifest.version());
    if (isThere(version)) {
      return;
    }
    ResourceId upload = Blobs.folder(model, UPLOAD_PREFIX + UUID.randomUUID());
    List<String> data =
        manifest.sha256().keySet().stream().map(f -> Names.check("a bundle's file", f)).toList();
    List<String> all = new ArrayList<>(data);
    all.add(ModelBundle.MANIFEST_FILE);
    try {
      for (String file : data) {
        steps.accept("uploading " + file + ", " + megabytes(Files.size(bundle.resolve(file))));
        try (InputStream in = Files.newInputStream(bundle.resolve(file))) {
          Blobs.write(Blobs.file(upload, file), in);
        }
      }
      Blobs.write(Blobs.file(upload, ModelBundle.MANIFEST_FILE), manifestContent);
      for (String file : data) {
        steps.accept("verifying " + file);
        verify(Blobs.file(upload, file), Objects.requireNonNull(manifest.sha256().get(file)));
      }
      steps.accept("publishing version " + manifest.version());
      if (!files.reveal(upload, version, data) && !isThere(version)) {
        throw new RegistryException(place() + " was taken by another publisher; publish again");
      }
    } finally {
      files.discard(upload, all);
    }
  }

  /** Whether the version holds this bundle already. */
  private boolean isThere(ResourceId version) throws IOException {
    Optional<byte[]> other = Blobs.readSmall(Blobs.file(version, ModelBundle.MANIFEST_FILE));
    if (other.isPresent() && !Arrays.equals(other.get(), manifestContent)) {
      throw taken(ModelBundle.parseManifest(version + ModelBundle.MANIFEST_FILE, other.get()));
    }
    return other.isPresent();
  }

  private RegistryException taken(ModelManifest other) {
    if (!other.sha256().equals(manifest.sha256())) {
      return new RegistryException(
          place() + " belongs to another bundle; publish this one under another version");
    }
    if (!other.metrics().equals(manifest.metrics())) {
      return new RegistryException(
          place()
              + " is this bundle, published with other metrics: "
              + other.metrics()
              + " there, "
              + manifest.metrics()
              + " here; a version never changes, publish it under another one");
    }
    return new RegistryException(
        place()
            + " has these weights and targets, but another manifest; a version never changes,"
            + " publish it under another one");
  }

  private String place() {
    return "version " + manifest.version() + " in " + model;
  }

  private static void verify(ResourceId file, String expected) throws IOException {
    try (InputStream in = Blobs.open(file)) {
      String actual = Checksums.sha256(in);
      if (!actual.equals(expected)) {
        throw new RegistryException(
            file + " does not match its checksum: bundle " + expected + ", uploaded " + actual);
      }
    }
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
