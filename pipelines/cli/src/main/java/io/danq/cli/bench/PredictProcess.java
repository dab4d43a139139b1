package io.danq.cli.bench;

import io.danq.inference.Precision;
import io.danq.inference.Strands;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A whole {@code danq predict} in a JVM of its own. */
public final class PredictProcess {
  private static final Pattern AFTER_START =
      Pattern.compile("with start-up, (\\d+) windows/s after it");

  private PredictProcess() {}

  /**
   * Measures from the start of the process to its end, and what the process itself says of its rate
   * once it had started.
   *
   * @param windows how many windows the input has
   * @throws IOException if the process fails; the message is what it printed
   */
  public static List<Measurement> run(
      Path input,
      Path model,
      Path output,
      Strands strands,
      Precision precision,
      int windows,
      int threads)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.danq.cli.Main"));
    command.addAll(List.of("predict", "--input=" + input, "--model=" + model));
    command.addAll(List.of("--output=" + output, "--strands=" + strands));
    command.addAll(List.of("--precision=" + precision, "--parallelism=" + threads));
    File log = Files.createTempFile("danq-bench-", ".log").toFile();
    long start = System.nanoTime();
    int exitCode =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start().waitFor();
    double seconds = (System.nanoTime() - start) / 1e9;
    String printed = Files.readString(log.toPath());
    Files.delete(log.toPath());
    if (exitCode != 0) {
      throw new IOException("danq predict failed: " + printed.strip());
    }
    String subject = "danq predict " + precision.name().toLowerCase(Locale.ROOT);
    List<Measurement> measured = new ArrayList<>();
    measured.add(Measurement.ofThroughput(subject, windows / seconds));
    Matcher rate = AFTER_START.matcher(printed);
    if (rate.find()) {
      double started = Double.parseDouble(rate.group(1));
      measured.add(Measurement.ofThroughput(subject + " after its start", started));
    }
    return measured;
  }
}
