package io.danq.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;

/** A program {@code danq} for tests: the classes of this JVM in another one like it. */
final class DanqScript {
  private DanqScript() {}

  /**
   * Writes the program.
   *
   * @param options further options of its JVM, as a shell reads them
   */
  static void write(Path program, String options) throws IOException {
    Files.createFile(
        program,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(
        program,
        """
        #!/bin/sh
        CLASSPATH='%s'
        export CLASSPATH
        exec '%s/bin/java' %s %s io.danq.cli.Main "$@"
        """
            .formatted(
                System.getProperty("java.class.path"),
                System.getProperty("java.home"),
                flags().stream().map(flag -> "'" + flag + "'").collect(Collectors.joining(" ")),
                options));
  }

  /** Without agents and the properties of the tests. */
  private static List<String> flags() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--add-") || flag.startsWith("-XX:"))
        .toList();
  }
}
