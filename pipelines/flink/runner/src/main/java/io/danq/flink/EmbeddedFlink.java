package io.danq.flink;

import io.danq.beam.file.Folders;
import io.danq.beam.option.PipelineArguments;
import io.danq.beam.option.RunnerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Flink inside this JVM with one task per core, the default on a laptop. Unlike Beam's DirectRunner
 * it streams from step to step in bounded memory, so that it can process a file of any size and a
 * topic with any backlog.
 */
public final class EmbeddedFlink {
  private static final String LOCAL = "[local]";

  /** As many as Flink's 128 MB of network buffers serve: each task is connected to each. */
  private static final int MOST_TASKS = 64;

  private EmbeddedFlink() {}

  /**
   * Sets the defaults where the command line names neither a runner nor a cluster.
   *
   * @throws IllegalArgumentException if the parallelism is out of the range of one process
   */
  public static void setDefaults(PipelineOptions options, List<String> given) throws IOException {
    if (!PipelineArguments.has(given, "runner")) {
      options.setRunner(FlinkRunner.class);
    }
    if (RunnerKind.of(options) != RunnerKind.FLINK) {
      return;
    }
    FlinkPipelineOptions flink = options.as(FlinkPipelineOptions.class);
    if (!PipelineArguments.has(given, "flinkMaster")) {
      flink.setFlinkMaster(LOCAL);
    }
    if (!PipelineArguments.has(given, "objectReuse")) {
      flink.setObjectReuse(true);
    }
    if (!PipelineArguments.has(given, "fasterCopy")) {
      flink.setFasterCopy(true);
    }
    if (flink.getFlinkMaster().equals(LOCAL)) {
      // Without a number, Beam gives a batch pipeline in this JVM a single task.
      if (!PipelineArguments.has(given, "parallelism")) {
        flink.setParallelism(Runtime.getRuntime().availableProcessors());
      }
      checkParallelism(flink.getParallelism());
      if (!PipelineArguments.has(given, "flinkConfDir")) {
        flink.setFlinkConfDir(configuration().toString());
      }
    }
  }

  private static void checkParallelism(int parallelism) {
    if (parallelism < 1 || parallelism > MOST_TASKS) {
      throw new IllegalArgumentException(
          "--parallelism must be 1 to "
              + MOST_TASKS
              + " in one process, was "
              + parallelism
              + "; more tasks take a cluster (--flinkMaster)");
    }
  }

  /** As {@link #setDefaults}, for a pipeline that never ends. */
  public static void setStreamingDefaults(PipelineOptions options, List<String> given)
      throws IOException {
    setDefaults(options, given);
    FlinkStreamDefaults.set(options.as(FlinkPipelineOptions.class), given);
  }

  /**
   * Where a pipeline with these options runs: empty for this JVM, otherwise the cluster's name to
   * show to a person.
   */
  public static Optional<String> cluster(PipelineOptions options) {
    return switch (RunnerKind.of(options)) {
      case DIRECT -> Optional.empty();
      case FLINK -> {
        String master = options.as(FlinkPipelineOptions.class).getFlinkMaster();
        yield master.startsWith("[") ? Optional.empty() : Optional.of(master);
      }
      case OTHER -> Optional.of(options.getRunner().getSimpleName());
    };
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
