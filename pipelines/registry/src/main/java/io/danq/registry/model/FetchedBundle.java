package io.danq.registry.model;

import io.danq.network.bundle.ModelBundle;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An open bundle, and the copy of its files where it does not lie on this machine. A copy that is
 * not removed goes when the JVM ends.
 */
record FetchedBundle(ModelBundle bundle, Optional<Path> copy) implements AutoCloseable {
  static Path newCopy() throws IOException {
    return Files.createTempDirectory("danq-model-");
  }

  /** Removes the copy; what is mapped from it stays readable. */
  @Override
  public void close() {
    copy.ifPresent(FetchedBundle::delete);
  }

  static void delete(Path copy) {
    try {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(copy)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
      Files.delete(copy);
    } catch (IOException e) {
      // Windows keeps files that are mapped: left to the operating system, as temporary files are.
    }
  }
}
