package io.danq.flink.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memory of a JVM on this machine (Linux) after a garbage collection. */
final class ProcessMemory {
  private static final Pattern USED = Pattern.compile("used (\\d+)K");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final double KIB = 1024;

  private ProcessMemory() {}

  /**
   * In MiB.
   *
   * @param heap Java heap in use
   * @param resident resident memory of the process
   */
  record Sample(double heap, double resident) {}

  static Sample of(long pid) throws IOException, InterruptedException {
    jcmd(pid, "GC.run");
    double heap = kilobytes(USED, jcmd(pid, "GC.heap_info"));
    double resident = kilobytes(RESIDENT, Files.readString(Path.of("/proc/" + pid + "/status")));
    return new Sample(heap / KIB, resident / KIB);
  }

  private static double kilobytes(Pattern pattern, String text) throws IOException {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IOException("no " + pattern + " in " + text);
    }
    return Double.parseDouble(matcher.group(1));
  }

  private static String jcmd(long pid, String command) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process process =
        new ProcessBuilder(jcmd.toString(), Long.toString(pid), command)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("jcmd " + command + ": " + output);
    }
    return output;
  }
}
