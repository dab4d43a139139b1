package io.danq.beam.file;

import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/** Names files below folders, on any Beam file system. Stateless. */
public final class ResourceFiles {
  private ResourceFiles() {}

  /** A file below a folder; its path may name folders, between slashes. */
  public static ResourceId below(String folder, String path) {
    ResourceId at = FileSystems.matchNewResource(folder, true);
    String[] names = path.split("/", -1);
    for (int i = 0; i < names.length - 1; i++) {
      at = at.resolve(names[i], StandardResolveOptions.RESOLVE_DIRECTORY);
    }
    return at.resolve(names[names.length - 1], StandardResolveOptions.RESOLVE_FILE);
  }
}
