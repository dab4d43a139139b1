package io.danq.keras;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file in the temporary folder that only this user can read. It is deleted when closed. */
record TemporaryFile(Path path) implements Closeable {
  /** Prefix of the names of this process' files. */
  static final String PREFIX = "danq-keras-" + ProcessHandle.current().pid() + "-";

  static TemporaryFile create(String suffix) throws IOException {
    return new TemporaryFile(Files.createTempFile(PREFIX, suffix));
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
