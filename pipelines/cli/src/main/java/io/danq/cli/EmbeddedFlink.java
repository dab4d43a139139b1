package io.danq.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * What a run on a laptop uses unless told otherwise: Flink inside this JVM, one task a core. Unlike
 * Beam's DirectRunner it streams from step to step in bounded memory, so that a file of any size
 * and a topic of any backlog go through.
 */
final class EmbeddedFlink {
  private static final String LOCAL = "[local]";
  private static final long CHECKPOINT_MILLIS = 10_000;
  private static final int RESTARTS = 3;
  private static final long MAX_BUNDLE = 512;

  /**
   * Flink's steps hand a watermark on only between two bundles. With bundles of up to 1 s, Beam's
   * default, a steady stream's files come 5 to 20 s after their window's end, with these 1.5 s
   * (both beside {@code --maxDelaySeconds}). A step with a backlog fills its batches all the same.
   */
  private static final long MAX_BUNDLE_MILLIS = 200;

  private EmbeddedFlink() {}

  /** Sets the defaults where the command line names neither a runner nor a cluster. */
  static void setDefaults(PipelineOptions options, List<String> given) throws IOException {
    if (!has(given, "runner")) {
      options.setRunner(FlinkRunner.class);
    }
    if (options.getRunner() != FlinkRunner.class) {
      return;
    }
    FlinkPipelineOptions flink = options.as(FlinkPipelineOptions.class);
    if (!has(given, "flinkMaster")) {
      flink.setFlinkMaster(LOCAL);
    }
    if (!has(given, "objectReuse")) {
      flink.setObjectReuse(true);
    }
    if (!has(given, "fasterCopy")) {
      flink.setFasterCopy(true);
    }
    if (flink.getFlinkMaster().equals(LOCAL)) {
      // Beam gives a batch pipeline in this JVM one task unless it is told a number.
      if (!has(given, "parallelism")) {
        flink.setParallelism(Runtime.getRuntime().availableProcessors());
      }
      if (!has(given, "flinkConfDir")) {
        flink.setFlinkConfDir(configuration().toString());
      }
    }
  }

  /** As {@link #setDefaults}, for a pipeline that never ends. */
  static void setStreamingDefaults(PipelineOptions options, List<String> given) throws IOException {
    setDefaults(options, given);
    FlinkPipelineOptions flink = options.as(FlinkPipelineOptions.class);
    if (!has(given, "checkpointingInterval")) {
      flink.setCheckpointingInterval(CHECKPOINT_MILLIS);
    }
    if (!has(given, "numberOfExecutionRetries")) {
      flink.setNumberOfExecutionRetries(RESTARTS);
    }
    if (!has(given, "maxBundleSize")) {
      flink.setMaxBundleSize(MAX_BUNDLE);
    }
    if (!has(given, "maxBundleTimeMills")) {
      flink.setMaxBundleTimeMills(MAX_BUNDLE_MILLIS);
    }
    // Otherwise a step that a checkpoint interrupts keeps its batch's rows back until the next
    // element comes, and may hand on a watermark before them, which makes them late.
    if (!has(given, "finishBundleBeforeCheckpointing")) {
      flink.setFinishBundleBeforeCheckpointing(true);
    }
  }

  /**
   * Where a pipeline with these options runs: empty for inside this JVM, otherwise the cluster's
   * name for a person.
   */
  static Optional<String> cluster(PipelineOptions options) {
    String runner = options.getRunner().getSimpleName();
    String master = options.as(FlinkPipelineOptions.class).getFlinkMaster();
    if (options.getRunner() == FlinkRunner.class) {
      return master.startsWith("[") ? Optional.empty() : Optional.of(master);
    }
    return runner.equals("DirectRunner") ? Optional.empty() : Optional.of(runner);
  }

  private static boolean has(List<String> given, String option) {
    return given.stream().anyMatch(arg -> arg.startsWith("--" + option + "="));
  }

  private static Path configuration() throws IOException {
    Path folder = Files.createTempDirectory("danq-flink-");
    Path file = folder.resolve("flink-conf.yaml");
    Files.writeString(
        file,
        String.join(
            "\n",
            "state.backend: hashmap",
            "state.checkpoints.dir: " + folder.resolve("checkpoints").toUri(),
            "taskmanager.memory.network.min: 128m",
            "taskmanager.memory.network.max: 128m",
            ""));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteQuietly(folder)));
    return folder;
  }

  private static void deleteQuietly(Path folder) {
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      // Left to the operating system, as temporary files are.
    }
  }
}
