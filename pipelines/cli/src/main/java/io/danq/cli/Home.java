package io.danq.cli;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where danq is installed; the launcher says so. */
final class Home {
  private Home() {}

  /** The demonstration network that comes with danq. */
  static Path demoModel() throws NoSuchFileException {
    Path bundle = Path.of(System.getProperty("danq.home", "."), "model", "demo-690");
    if (!Files.isDirectory(bundle)) {
      throw new NoSuchFileException(
          bundle.toString(), null, "the demonstration network is not there, give --model");
    }
    return bundle;
  }
}
