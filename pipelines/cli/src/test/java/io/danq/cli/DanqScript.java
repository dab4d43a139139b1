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
  private static final String LOADS_THE_VECTOR_API =
      "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED";

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

  /**
   * Without agents and the properties of the tests. DanQ loads the Vector API itself, as under the
   * launcher; an option for it would make the JVM print a warning.
   */
  private static List<String> flags() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--add-") || flag.startsWith("-XX:"))
        .map(flag -> flag.startsWith("--add-modules=") ? LOADS_THE_VECTOR_API : flag)
        .toList();
  }
}
