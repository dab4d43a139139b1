package io.danq.sequence.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Files that tests read: the project's own in {@code src/testdata}, and others' reads, windows and
 * large networks in a folder beside the project. A test that asks for a file that is not there is
 * skipped with a message.
 */
public final class SharedData {
  private static final Path ROOT = root(Path.of("").toAbsolutePath());
  private static final Path OWN = ROOT.resolve("src/testdata");
  private static final Path SHARED =
      Path.of(System.getProperty("danq.shared", ROOT.resolve("../shared").toString()))
          .toAbsolutePath()
          .normalize();

  private SharedData() {}

  private static Path root(Path folder) {
    return Stream.iterate(folder, parent -> parent != null, Path::getParent)
        .filter(parent -> Files.exists(parent.resolve("mvnw")))
        .findFirst()
        .orElse(folder);
  }

  /**
   * A file by its path below {@code src/testdata}, or below the shared folder if the project has
   * none; {@code -Ddanq.shared} says where that folder is.
   */
  public static Path file(String name) {
    Path own = OWN.resolve(name);
    if (Files.exists(own)) {
      return own;
    }
    Path shared = SHARED.resolve(name);
    assumeTrue(Files.exists(shared), () -> name + " is not in " + SHARED + " (-Ddanq.shared)");
    return shared;
  }
}
