package io.danq.flink;

import io.danq.beam.option.PipelineArguments;
import java.security.CodeSource;
import java.util.Collection;
import java.util.Objects;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.translation.wrappers.streaming.io.source.FlinkSourceSplitEnumerator;

/** Flink's settings for a stream, unless the command line says otherwise. */
public final class FlinkStreamDefaults {
  private static final String LOCAL = "[local]";
  private static final long CHECKPOINT_MILLIS = 10_000;
  private static final int LOCAL_RESTARTS = 3;
  private static final long MAX_BUNDLE = 512;

  /**
   * Flink's steps pass on a watermark only between bundles. With bundles of up to 1 s, Beam's
   * default, results that wait for the watermark come seconds later (decisions/0004). A step with a
   * backlog still fills its batches.
   */
  private static final long MAX_BUNDLE_MILLIS = 200;

  /**
   * Up to this number, each partition is a split of its own, at any parallelism. Otherwise there
   * would be as many splits as tasks, and a job restarted with more tasks would leave some idle. It
   * is also the largest parallelism that a job can ever have.
   */
  private static final int MAX_PARALLELISM = 128;

  private FlinkStreamDefaults() {}

  /**
   * Sets the options that a command line does not give.
   *
   * @param given the arguments of the command line, {@code --name=value}
   * @throws IllegalStateException if classes of Beam come before ours on the class path, so that a
   *     restored job would read every record twice
   */
  public static void set(FlinkPipelineOptions options, Collection<String> given) {
    checkEnumerator();
    if (!PipelineArguments.has(given, "objectReuse")) {
      options.setObjectReuse(true);
    }
    if (!PipelineArguments.has(given, "fasterCopy")) {
      options.setFasterCopy(true);
    }
    if (!PipelineArguments.has(given, "checkpointingInterval")) {
      options.setCheckpointingInterval(CHECKPOINT_MILLIS);
    }
    if (!PipelineArguments.has(given, "maxBundleSize")) {
      options.setMaxBundleSize(MAX_BUNDLE);
    }
    if (!PipelineArguments.has(given, "maxBundleTimeMills")) {
      options.setMaxBundleTimeMills(MAX_BUNDLE_MILLIS);
    }
    // Otherwise a step that a checkpoint interrupts holds its batch's rows until the next element
    // comes. It may pass on a watermark before them, which makes them late.
    if (!PipelineArguments.has(given, "finishBundleBeforeCheckpointing")) {
      options.setFinishBundleBeforeCheckpointing(true);
    }
    if (!PipelineArguments.has(given, "maxParallelism")) {
      options.setMaxParallelism(MAX_PARALLELISM);
    }
    setRestarts(options, given);
  }

  /**
   * Embedded Flink restarts a stream three times. A cluster restarts it as configured there, by
   * default for ever, and keeps its checkpoints when it is cancelled.
   */
  private static void setRestarts(FlinkPipelineOptions options, Collection<String> given) {
    if (options.getFlinkMaster().equals(LOCAL)) {
      if (!PipelineArguments.has(given, "numberOfExecutionRetries")) {
        options.setNumberOfExecutionRetries(LOCAL_RESTARTS);
      }
      return;
    }
    if (!PipelineArguments.has(given, "externalizedCheckpointsEnabled")) {
      options.setExternalizedCheckpointsEnabled(true);
    }
    if (!PipelineArguments.has(given, "retainExternalizedCheckpointsOnCancellation")) {
      options.setRetainExternalizedCheckpointsOnCancellation(true);
    }
  }

  private static void checkEnumerator() {
    CodeSource used = FlinkSourceSplitEnumerator.class.getProtectionDomain().getCodeSource();
    CodeSource ours = FlinkStreamDefaults.class.getProtectionDomain().getCodeSource();
    if (!Objects.equals(used.getLocation(), ours.getLocation())) {
      throw new IllegalStateException(
          String.format(
              "%s comes before %s on the class path: a job started again from a checkpoint or"
                  + " savepoint would read every record twice; put the latter first",
              used.getLocation(), ours.getLocation()));
    }
  }
}
