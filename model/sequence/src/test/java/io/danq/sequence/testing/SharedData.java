package io.danq.sequence.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The reads, windows and Keras goldens in the folder beside the project. A test that needs a
 * missing file is skipped with a message.
 */
public final class SharedData {
  private static final Path ROOT =
      Path.of(System.getProperty("danq.shared", "../shared")).toAbsolutePath().normalize();

  private SharedData() {}

  /** A file by its path below the shared folder; {@code -Ddanq.shared} says where that is. */
  public static Path file(String name) {
    Path file = ROOT.resolve(name);
    assumeTrue(Files.exists(file), () -> "skipped: no " + file + " (set -Ddanq.shared)");
    return file;
  }
}
