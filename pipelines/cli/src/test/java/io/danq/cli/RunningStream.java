package io.danq.cli;

import static org.awaitility.Awaitility.await;

import io.danq.beam.option.PipelineArguments;
import io.danq.flink.EmbeddedFlink;
import io.danq.prediction.StreamingPrediction;
import io.danq.prediction.options.StreamingPredictionOptions;
import io.danq.registry.model.OpenModel;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.io.FileSystems;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;

/** The streaming pipeline as {@code danq stream} sets it up, until closed. */
final class RunningStream implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration END_LIMIT = Duration.ofMinutes(2);

  private final PipelineResult result;

  private RunningStream(PipelineResult result) {
    this.result = result;
  }

  static RunningStream start(String... args) throws IOException {
    StreamingPredictionOptions options =
        PipelineArguments.parse(List.of(args), StreamingPredictionOptions.class);
    EmbeddedFlink.setStreamingDefaults(options, List.of(args));
    // A job that can be cancelled.
    options.as(FlinkPipelineOptions.class).setAttachedMode(false);
    options.as(DirectOptions.class).setBlockOnRun(false);
    FileSystems.setDefaultPipelineOptions(options);
    try (OpenModel model = OpenModel.open(options.getModel())) {
      return new RunningStream(StreamingPrediction.create(options, model).run());
    }
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
    try {
      waiting().atMost(limit).until(() -> condition.call() || !isRunning());
      return isRunning();
    } catch (ConditionTimeoutException e) {
      return false;
    }
  }

  /** Cancels the pipeline and waits until it has ended. */
  @Override
  public void close() throws IOException {
    if (isRunning()) {
      result.cancel();
    }
    waiting().atMost(END_LIMIT).until(() -> !isRunning());
  }

  private static ConditionFactory waiting() {
    return await().pollInSameThread().pollDelay(Duration.ZERO).pollInterval(POLL);
  }
}
