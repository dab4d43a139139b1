package io.danq.flink.cluster;

import io.danq.beam.option.PipelineArguments;
import io.danq.flink.EmbeddedFlink;
import io.danq.prediction.StreamingPrediction;
import io.danq.prediction.options.StreamingPredictionOptions;
import io.danq.registry.model.OpenModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.awaitility.core.ConditionTimeoutException;

/** A stream as {@code danq stream --flinkMaster=} submits it, with the job jar. */
final class ClusterJob {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration CHECKPOINT_LIMIT = Duration.ofMinutes(1);

  private final FlinkRest rest;
  private final String id;

  private ClusterJob(FlinkRest rest, String id) {
    this.rest = rest;
    this.id = id;
  }

  /** Submits a stream and waits until all its tasks run. */
  static ClusterJob start(FlinkCluster cluster, List<String> streamArgs, String... others)
      throws Exception {
    List<String> args = new ArrayList<>(streamArgs);
    args.add("--runner=FlinkRunner");
    args.add("--flinkMaster=" + cluster.master());
    args.add("--filesToStage=" + FlinkFiles.jobJar());
    args.addAll(List.of(others));
    StreamingPredictionOptions options =
        PipelineArguments.parse(args, StreamingPredictionOptions.class);
    EmbeddedFlink.setStreamingDefaults(options, args);
    options.as(FlinkPipelineOptions.class).setAttachedMode(false);
    List<String> before = cluster.rest().jobs();
    try (OpenModel model = OpenModel.open(options.getModel())) {
      StreamingPrediction.create(options, model).run();
    }
    List<String> jobs = new ArrayList<>(cluster.rest().jobs());
    jobs.removeAll(before);
    ClusterJob job = new ClusterJob(cluster.rest(), jobs.get(0));
    job.awaitRunning();
    return job;
  }

  /** Waits until all tasks of the job run; if they do not, the error says why they failed. */
  void awaitRunning() throws Exception {
    try {
      Waiting.until("the job runs", START_LIMIT, () -> rest.isRunning(id));
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(e.getMessage() + "; " + rest.lastFailure(id), e);
    }
  }

  /** Waits until the job was restarted from a checkpoint this many times and runs again. */
  void awaitRestores(int restores) throws Exception {
    Waiting.until(
        "restore " + restores + " of the job",
        START_LIMIT,
        () -> rest.restores(id) >= restores && rest.isRunning(id));
  }

  /** How often the job was restarted from a checkpoint. */
  int restores() throws Exception {
    return rest.restores(id);
  }

  /** Waits until some more checkpoints are complete, and returns the path of the last one. */
  String awaitCheckpoints(int more) throws Exception {
    int from = rest.checkpoints(id);
    Waiting.until(
        more + " more checkpoints", CHECKPOINT_LIMIT, () -> rest.checkpoints(id) >= from + more);
    return rest.latestCheckpoint(id).orElseThrow();
  }

  /** Makes a savepoint while the job goes on, and returns its path. */
  String savepoint() throws Exception {
    return rest.savepoint(id);
  }

  /** Stops the job with a savepoint and returns its path. */
  String stop() throws Exception {
    String savepoint = rest.stop(id);
    awaitEnd();
    return savepoint;
  }

  /** Ends the job as it is. */
  void cancel() throws Exception {
    rest.cancel(id);
    awaitEnd();
  }

  private void awaitEnd() throws Exception {
    Waiting.until("the job has ended", START_LIMIT, () -> !rest.jobs().contains(id));
  }
}
