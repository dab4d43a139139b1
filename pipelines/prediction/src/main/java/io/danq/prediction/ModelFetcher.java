package io.danq.prediction;

import io.danq.bundle.ModelBundle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.ResourceId;

/** Opens model bundles that lie on any Beam file system. */
public final class ModelFetcher {
  private ModelFetcher() {}

  /**
   * Opens the bundle in a folder; a folder that is not local is copied to a temporary one first.
   *
   * @throws IOException if there is no bundle, or it cannot be used; the message says which and why
   */
  public static ModelBundle open(String model) throws IOException {
    ResourceId folder = FileSystems.matchNewResource(model, true);
    return ModelBundle.open(
        folder.getScheme().equals("file") ? Path.of(folder.toString()) : copy(folder));
  }

  private static Path copy(ResourceId folder) throws IOException {
    Path local = Files.createTempDirectory("danq-model-");
    local.toFile().deleteOnExit();
    for (String name : ModelBundle.FILES) {
      Path file = local.resolve(name);
      file.toFile().deleteOnExit();
      Metadata remote = FileSystems.matchSingleFileSpec(folder + name);
      try (InputStream in = Channels.newInputStream(FileSystems.open(remote.resourceId()))) {
        Files.copy(in, file);
      }
    }
    return local;
  }
}
