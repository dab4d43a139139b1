package io.danq.prediction;

import io.danq.bundle.ModelBundle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.ResourceId;

/** Opens model bundles that lie on any Beam file system. */
public final class ModelFetcher {
  private ModelFetcher() {}

  /**
   * Opens the bundle in a folder or a zip file; one that is not local is copied first.
   *
   * @throws IOException if there is no bundle, or it cannot be used; the message says which and why
   */
  public static ModelBundle open(String model) throws IOException {
    boolean folder = !ModelBundle.isZip(model);
    ResourceId bundle = FileSystems.matchNewResource(model, folder);
    if (bundle.getScheme().equals("file")) {
      return ModelBundle.open(Path.of(bundle.toString()));
    }
    return ModelBundle.open(folder ? copy(bundle) : copyZip(bundle));
  }

  private static Path copyZip(ResourceId zip) throws IOException {
    Path local = Files.createTempFile("danq-model-", ".zip");
    local.toFile().deleteOnExit();
    copy(zip.toString(), local);
    return local;
  }

  private static Path copy(ResourceId folder) throws IOException {
    Path local = Files.createTempDirectory("danq-model-");
    local.toFile().deleteOnExit();
    for (String name : ModelBundle.FILES) {
      Path file = local.resolve(name);
      file.toFile().deleteOnExit();
      copy(folder + name, file);
    }
    return local;
  }

  private static void copy(String remote, Path local) throws IOException {
    Metadata file = FileSystems.matchSingleFileSpec(remote);
    try (InputStream in = Channels.newInputStream(FileSystems.open(file.resourceId()))) {
      Files.copy(in, local, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
