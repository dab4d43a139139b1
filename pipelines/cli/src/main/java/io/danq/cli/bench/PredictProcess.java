package io.danq.cli.bench;

import io.danq.inference.Arithmetic;
import io.danq.inference.Strands;
import io.danq.prediction.run.RunSummary;
import io.danq.sequence.support.JavaProcess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures a complete {@code danq predict} process in a JVM of its own. */
public final class PredictProcess {
  private PredictProcess() {}

  /**
   * Measures the time from the start of the process to its end. The rate after start-up comes from
   * the process' own summary.
   *
   * @param windows the number of windows in the input
   * @throws IOException if the process fails; the message has its output
   */
  public static List<Measurement> run(
      Path input,
      Path model,
      Path output,
      Strands strands,
      Arithmetic arithmetic,
      int windows,
      int threads)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("danq-bench-", ".log");
    Path summary = Files.createTempFile("danq-bench-", ".json");
    try {
      ProcessBuilder predict =
          JavaProcess.of(
                  "io.danq.cli.Main",
                  List.of(
                      "predict",
                      "--input=" + input,
                      "--model=" + model,
                      "--output=" + output,
                      "--strands=" + strands,
                      "--precision=" + arithmetic.precision(),
                      "--engine=" + arithmetic.engine(),
                      "--predictionCache=0", // each window costs what the network costs
                      "--parallelism=" + threads,
                      "--summary=" + summary))
              .withOptions(ManagementFactory.getRuntimeMXBean().getInputArguments())
              .builder();
      long start = System.nanoTime();
      int exitCode =
          predict.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
      double seconds = (System.nanoTime() - start) / 1e9;
      if (exitCode != 0) {
        throw new IOException("danq predict failed: " + Files.readString(log).strip());
      }
      String subject = "danq predict " + arithmetic.precision().label();
      List<Measurement> measured = new ArrayList<>();
      measured.add(Measurement.ofThroughput(subject, windows / seconds));
      Double started = RunSummary.parse(Files.readString(summary)).windowsPerSecondAfterStart();
      if (started != null) {
        measured.add(Measurement.ofThroughput(subject + " after its start", started));
      }
      return measured;
    } finally {
      Files.delete(log);
      Files.delete(summary);
    }
  }
}
