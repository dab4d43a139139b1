package io.danq.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Describes the machine of a measurement. */
public final class Machine {
  private Machine() {}

  /** Processor, cores, operating system and Java in one line. */
  public static String description() {
    return line(Path.of("/proc/cpuinfo"), "model name")
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " cores, "
        + System.getProperty("os.name")
        + ", Java "
        + System.getProperty("java.version");
  }

  /** The resident memory of this process in MB; NaN if the system does not report it. */
  static double residentMegabytes() {
    String resident = line(Path.of("/proc/self/status"), "VmRSS").replaceAll("[^0-9]", "");
    return resident.isEmpty() ? Double.NaN : Long.parseLong(resident) / 1024.0;
  }

  private static String line(Path file, String name) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse("");
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
