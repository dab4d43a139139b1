package io.danq.registry.model;

import io.danq.sequence.disk.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder for the files of a bundle that is on no local disk, deleted when it is closed; what is
 * mapped from it stays readable. If the JVM ends first, or the system does not delete files that
 * are mapped, it is deleted when the JVM ends.
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
