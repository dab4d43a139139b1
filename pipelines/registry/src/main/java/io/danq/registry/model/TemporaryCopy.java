package io.danq.registry.model;

import io.danq.sequence.disk.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder for the files of a bundle that is not on a local disk. It is deleted when it is closed;
 * mapped files stay readable. If the JVM ends first, or the system cannot delete mapped files, it
 * is deleted when the JVM ends.
 */
final class TemporaryCopy implements AutoCloseable {
  private final Path folder;
  private final Thread atEnd;

  TemporaryCopy() throws IOException {
    folder = Files.createTempDirectory("danq-model-");
    atEnd = new Thread(this::delete, "delete " + folder.getFileName());
    Runtime.getRuntime().addShutdownHook(atEnd);
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    if (delete()) {
      try {
        Runtime.getRuntime().removeShutdownHook(atEnd);
      } catch (IllegalStateException e) {
        // The JVM is ending, and the hook finds nothing to delete.
      }
    }
  }

  private boolean delete() {
    try {
      if (Files.exists(folder)) {
        Folders.delete(folder);
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
