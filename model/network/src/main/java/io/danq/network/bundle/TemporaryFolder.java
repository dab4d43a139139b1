package io.danq.network.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder for a bundle's files, deleted when it is closed. Mapped weights stay readable. If the
 * system cannot delete a mapped file, it is deleted when the JVM ends.
 */
final class TemporaryFolder implements AutoCloseable {
  private final Path path;

  TemporaryFolder() throws IOException {
    path = Files.createTempDirectory("danq-model-");
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    List<String> names = new ArrayList<>(ModelBundle.FILES);
    names.add(ModelBundle.BACKGROUND_FILE);
    path.toFile().deleteOnExit(); // before its files: the JVM deletes in reverse order
    for (String name : names) {
      path.resolve(name).toFile().deleteOnExit();
    }
    for (String name : names) {
      boolean unused = path.resolve(name).toFile().delete();
    }
    boolean unused = path.toFile().delete();
  }
}
