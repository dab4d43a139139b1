package hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A call of danq that has ended or was stopped.
 *
 * @param exitCode -1 if it did not end in time
 * @param seconds how long it ran
 * @param peakMegabytes the most memory that it had, as Linux counts it (VmHWM); 0 elsewhere
 * @param output standard output and error, in this order
 */
record Call(int exitCode, double seconds, long peakMegabytes, String output) {
  private static final long LIMIT_SECONDS = 240;
  private static final long POLL_MILLIS = 50;
  private static final long MOST_MEGABYTES = 2048;
  private static final int SHOWN = 20_000;
  private static final String HEAP = "-Xmx1200m";
  private static final Pattern TRACE =
      Pattern.compile("(?m)^\\s+at [\\w.$]+\\(|Exception in thread|\\bjava\\.lang\\.|Caused by:");
  private static final Pattern CONTROL =
      Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\x{80}-\\x{9f}\\x{202a}-\\x{202e}]");

  static Call of(String danq, Path folder, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(danq));
    command.addAll(arguments);
    Path out = Files.createTempFile("hostile-", ".out");
    Path err = Files.createTempFile("hostile-", ".err");
    try {
      long start = System.nanoTime();
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      // A JVM takes a quarter of the machine before it collects; what it needs is to be measured.
      builder.environment().put("DANQ_JAVA_OPTS", HEAP);
      Process process = builder.start();
      process.getOutputStream().close();
      long peak = 0;
      boolean ended = false;
      while (!ended && (System.nanoTime() - start) / 1e9 < LIMIT_SECONDS) {
        ended = process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        peak = Math.max(peak, peakMegabytes(process.pid()));
      }
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      String text =
          new String(Files.readAllBytes(out), StandardCharsets.UTF_8)
              + new String(Files.readAllBytes(err), StandardCharsets.UTF_8);
      double seconds = (System.nanoTime() - start) / 1e9;
      Call call = new Call(ended ? process.exitValue() : -1, seconds, peak, text);
      call.report(command);
      return call;
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static long peakMegabytes(long process) throws IOException {
    try {
      return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
          .findFirst()
          .orElse(0);
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      return 0; // the process ended while its file was read
    }
  }

  /** The table has one line of what a call said; a fault that comes once in 500 needs all of it. */
  private void report(List<String> command) {
    if (!fault().isEmpty()) {
      String end = output.substring(Math.max(0, output.length() - SHOWN));
      System.err.printf("%s: %s%n%s%n", fault(), String.join(" ", command), end);
    }
  }

  /** What no call may do, whatever its input; empty if it did none of it. */
  String fault() {
    return exitCode == -1
        ? "HANG"
        : exitCode > 2
            ? "CRASH"
            : TRACE.matcher(output).find()
                ? "TRACE"
                : peakMegabytes > MOST_MEGABYTES
                    ? "MEMORY"
                    : CONTROL.matcher(output).find() ? "CONTROL" : "";
  }

  /** The first line that says what is wrong, else the first line. */
  String message() {
    return output
        .lines()
        .filter(line -> line.startsWith("danq"))
        .findFirst()
        .or(() -> output.lines().filter(line -> !line.isBlank()).findFirst())
        .orElse("");
  }
}
