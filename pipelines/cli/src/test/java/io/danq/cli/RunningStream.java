package io.danq.cli;

import io.danq.flink.EmbeddedFlink;
import io.danq.prediction.StreamingPrediction;
import io.danq.prediction.options.StreamingPredictionOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** The streaming pipeline as {@code danq stream} sets it up, until closed. */
final class RunningStream implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final PipelineResult result;

  private RunningStream(PipelineResult result) {
    this.result = result;
  }

  static RunningStream start(String... args) throws IOException {
    StreamingPredictionOptions options =
        PipelineOptionsFactory.fromArgs(args).withValidation().as(StreamingPredictionOptions.class);
    EmbeddedFlink.setStreamingDefaults(options, List.of(args));
    // A job that can be cancelled.
    options.as(FlinkPipelineOptions.class).setAttachedMode(false);
    options.as(DirectOptions.class).setBlockOnRun(false);
    FileSystems.setDefaultPipelineOptions(options);
    return new RunningStream(StreamingPrediction.create(options).run());
  }

  boolean isRunning() {
    try {
      return !result.getState().isTerminal();
    } catch (RuntimeException e) {
      return false; // an embedded cluster is gone when its job has ended
    }
  }

  /** Waits for a condition while the pipeline runs, and says whether it came true in time. */
  boolean reaches(Callable<Boolean> condition, Duration limit) throws Exception {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.call()) {
      if (!isRunning() || System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    return isRunning();
  }

  /** Cancels the pipeline and waits until it has ended. */
  @Override
  public void close() throws IOException {
    if (isRunning()) {
      result.cancel();
    }
    while (isRunning()) {
      LockSupport.parkNanos(POLL.toNanos());
    }
  }
}
