package io.danq.cli.command;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The folder where danq is installed, which the launcher passes on. */
final class Home {
  private Home() {}

  /** A file in the checkout or distribution. */
  static Path resolve(String file) {
    return Path.of(System.getProperty("danq.home", "."), file);
  }

  /** The demonstration network that comes with danq. */
  static Path demoModel() throws NoSuchFileException {
    Path bundle = resolve("model/demo-690");
    if (!Files.isDirectory(bundle)) {
      throw new NoSuchFileException(
          bundle.toString(), null, "the demonstration network is missing, pass --model");
    }
    return bundle;
  }
}
