package io.danq.cli.command;

import io.danq.beam.metrics.Counts;
import io.danq.beam.metrics.CoveredBins;
import io.danq.cli.text.Faults;
import io.danq.cli.text.Progress;
import io.danq.cli.text.SummaryLines;
import io.danq.cli.text.Table;
import io.danq.cli.text.Terminal;
import io.danq.flink.EmbeddedFlink;
import io.danq.prediction.run.AlignmentCounts;
import io.danq.prediction.run.RunFailedException;
import io.danq.prediction.run.RunSummary;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.jspecify.annotations.Nullable;

/**
 * Runs a pipeline to its end, shows its progress and prints a summary. A cluster reports its counts
 * only when the job has ended.
 */
final class PipelineRun {
  private static final String OTHER_OPTIONS =
      " Pass other options of Beam and its runners as --name=value.";

  /** What the help of a command that runs a pipeline says about runners. */
  static final String RUNNER_HELP =
      "Runs on embedded Flink with one task per core (--parallelism=N) unless you pass --runner."
          + OTHER_OPTIONS;

  /** The same for commands whose small inputs need no cluster. */
  static final String BATCH_RUNNER_HELP =
      "Runs on embedded Flink with one task per core (--parallelism=N), or in one thread if there"
          + " is little to do. --runner changes that."
          + OTHER_OPTIONS;

  private static final long POLL_MILLIS = 200;
  private static final double MEASURABLE_SECONDS = 1;

  private final PrintWriter out;
  private final Progress progress;
  private Counts counts = Counts.ofThisJvm();
  private Counts lastCounts = counts;
  private @Nullable Pace pace;
  private double endSeconds;
  private double lastSeconds;

  PipelineRun(PrintWriter out, PrintWriter progressOut) {
    this.out = out;
    this.progress = new Progress(progressOut, Terminal.isInteractive());
    CoveredBins.ofThisJvm().clear();
  }

  /**
   * Runs the pipeline.
   *
   * @param fraction how much of the work is done, 0 to 1; empty if that is unknown
   * @throws RunFailedException if the pipeline fails
   */
  Counts run(Pipeline pipeline, Function<Counts, OptionalDouble> fraction)
      throws InterruptedException {
    return run(
        pipeline,
        () -> {
          progress.update(counts, fraction.apply(counts));
          noteFirstRows();
        });
  }

  /**
   * Runs a pipeline that counts rows, and shows its progress in the caller's words.
   *
   * @param fraction as above
   * @param text what it has done so far
   * @throws RunFailedException if the pipeline fails
   */
  Counts run(
      Pipeline pipeline, Function<Counts, OptionalDouble> fraction, Function<Counts, String> text)
      throws InterruptedException {
    return run(
        pipeline,
        () -> {
          progress.update(fraction.apply(counts), () -> text.apply(counts));
          noteFirstRows();
        });
  }

  /** Seconds since the run began. */
  double seconds() {
    return progress.seconds();
  }

  /**
   * Runs a pipeline that does not count predictions.
   *
   * @param text what it has done so far, in words
   * @throws RunFailedException if the pipeline fails
   */
  void runTelling(Pipeline pipeline, Supplier<String> text) throws InterruptedException {
    run(pipeline, () -> progress.update(text));
  }

  private Counts run(Pipeline pipeline, Runnable show) throws InterruptedException {
    Optional<String> cluster = EmbeddedFlink.cluster(pipeline.getOptions());
    double start = progress.seconds();
    lastCounts = Counts.ofThisJvm();
    CompletableFuture<PipelineResult> job =
        CompletableFuture.supplyAsync(
            () -> finished(pipeline.run()), task -> new Thread(task, "pipeline").start());
    try {
      while (true) {
        try {
          PipelineResult result = job.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
          if (cluster.isPresent()) {
            counts = Counts.of(result.metrics());
            lastCounts = counts;
          }
          return counts;
        } catch (TimeoutException e) {
          if (cluster.isPresent()) {
            progress.updateElsewhere(cluster.get());
          } else {
            show.run();
          }
        }
      }
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      throw new RunFailedException(Faults.describe(cause), cause);
    } finally {
      endSeconds = progress.seconds();
      lastSeconds = endSeconds - start;
      progress.end();
    }
  }

  /** When the first rows appeared, and how many. */
  private record Pace(double seconds, long rows) {
    /** Rows per second since then; null if the rest was too short to measure. */
    @Nullable Double since(double secondsNow, long rowsNow) {
      double time = secondsNow - seconds;
      return time < MEASURABLE_SECONDS || rowsNow == rows ? null : (rowsNow - rows) / time;
    }
  }

  private void noteFirstRows() {
    long rows = counts.rows();
    if (pace == null && rows > 0) {
      pace = new Pace(progress.seconds(), rows);
    }
  }

  private static PipelineResult finished(PipelineResult result) {
    PipelineResult.State state = result.waitUntilFinish();
    if (state != PipelineResult.State.DONE) {
      throw new RunFailedException("the pipeline ended as " + state, null);
    }
    return result;
  }

  /** What the last pipeline did, once it has ended. */
  RunSummary lastRun() {
    return RunSummary.of(lastCounts, lastSeconds);
  }

  /** Rows per second after the first rows; null if it was not measured. */
  @Nullable Double speedAfterStart() {
    return pace == null ? null : pace.since(endSeconds, counts.rows());
  }

  /** What all pipelines of this run have done. */
  RunSummary summary() {
    return RunSummary.of(counts, endSeconds).withSpeedAfterStart(speedAfterStart());
  }

  /** Prints what was read, predicted and failed, and how fast, including earlier calls. */
  void printSummary(RunSummary run, String output) {
    SummaryLines lines = new SummaryLines(out);
    lines.line("reads", Table.grouped(run.reads()));
    lines.skipped(run);
    AlignmentCounts alignment = run.alignment();
    if (alignment != null) {
      lines.line(
          "aligned",
          String.format(
              Locale.ROOT,
              "%,d, of them %,d in parts; %,d align nowhere",
              alignment.aligned(),
              alignment.chimeric(),
              alignment.unaligned()));
    }
    lines.line("windows", windows(run));
    if (run.bins() != null && run.meanReadsPerBin() != null) {
      lines.line(
          "bins",
          String.format(
              Locale.ROOT,
              "%,d, each with %.1f reads on average",
              run.bins(),
              run.meanReadsPerBin()));
    }
    lines.line("rows", Table.grouped(run.rows()));
    lines.failed(run);
    if (counts.modelSwitches() + counts.modelRefusals() > 0) {
      lines.line(
          "model",
          counts.modelSwitches() + " switches, " + counts.modelRefusals() + " versions refused");
    }
    lines.end(run, "windows", output);
  }

  /** {@code 6,700 windows, 815 predicted} if identical windows were predicted only once. */
  private static String windows(RunSummary run) {
    String windows = Table.grouped(run.windows());
    return run.predicted() < run.rows()
        ? windows + " windows, " + Table.grouped(run.predicted()) + " predicted"
        : windows;
  }
}
