package io.danq.keras;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file in the temporary folder that only this user may read and that goes when it is closed. */
record TemporaryFile(Path path) implements Closeable {
  /** What the names of this process' files start with. */
  static final String PREFIX = "danq-keras-" + ProcessHandle.current().pid() + "-";

  static TemporaryFile create(String suffix) throws IOException {
    return new TemporaryFile(Files.createTempFile(PREFIX, suffix));
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
