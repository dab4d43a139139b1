package io.danq.registry;

import io.danq.network.bundle.ModelBundle;
import io.danq.sequence.disk.WholeFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * A registry on a local or mounted file system, where a rename is atomic: a folder gets a free
 * name, and a file may replace another (POSIX {@code rename}).
 */
final class LocalRegistryFiles implements RegistryFiles {
  private final Path root;

  LocalRegistryFiles(ResourceId root) {
    this.root = path(root);
  }

  private static Path path(ResourceId resource) {
    return Path.of(resource.toString());
  }

  @Override
  public List<PublishedVersion> published() throws IOException {
    List<PublishedVersion> versions = new ArrayList<>();
    for (Path model : folders(root)) {
      versions.addAll(published(model.getFileName().toString()));
    }
    return versions;
  }

  @Override
  public List<PublishedVersion> published(String name) throws IOException {
    List<PublishedVersion> versions = new ArrayList<>();
    for (Path folder : folders(root.resolve(name))) {
      Path manifest = folder.resolve(ModelBundle.MANIFEST_FILE);
      if (Files.exists(manifest)) {
        versions.add(
            new PublishedVersion(
                name,
                folder.getFileName().toString(),
                Files.getLastModifiedTime(manifest).toInstant()));
      }
    }
    return versions;
  }

  private static List<Path> folders(Path parent) throws IOException {
    List<Path> folders = new ArrayList<>();
    if (Files.isDirectory(parent)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, Files::isDirectory)) {
        for (Path folder : found) {
          if (Names.isAllowed(folder.getFileName().toString())) {
            folders.add(folder);
          }
        }
      }
    }
    return folders;
  }

  @Override
  public boolean reveal(ResourceId upload, ResourceId version, List<String> data)
      throws IOException {
    try {
      Files.move(path(upload), path(version), StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (FileSystemException e) {
      if (Files.exists(path(version))) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void replace(ResourceId file, byte[] content) throws IOException {
    WholeFile.write(path(file), content);
  }

  @Override
  public void remove(ResourceId version) throws IOException {
    Path folder = path(version).resolveSibling(".removed-" + UUID.randomUUID());
    Files.move(path(version), folder, StandardCopyOption.ATOMIC_MOVE);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Override
  public void discard(ResourceId upload, List<String> files) throws IOException {
    Path folder = path(upload);
    for (String file : files) {
      Files.deleteIfExists(folder.resolve(file));
    }
    Files.deleteIfExists(folder);
  }
}
