package io.danq.flink;

import io.danq.beam.file.Folders;
import io.danq.beam.option.PipelineArguments;
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
public final class EmbeddedFlink {
  private static final String LOCAL = "[local]";

  private EmbeddedFlink() {}

  /** Sets the defaults where the command line names neither a runner nor a cluster. */
  public static void setDefaults(PipelineOptions options, List<String> given) throws IOException {
    if (!PipelineArguments.has(given, "runner")) {
      options.setRunner(FlinkRunner.class);
    }
    if (options.getRunner() != FlinkRunner.class) {
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
      // Beam gives a batch pipeline in this JVM one task unless it is told a number.
      if (!PipelineArguments.has(given, "parallelism")) {
        flink.setParallelism(Runtime.getRuntime().availableProcessors());
      }
      if (!PipelineArguments.has(given, "flinkConfDir")) {
        flink.setFlinkConfDir(configuration().toString());
      }
    }
  }

  /** As {@link #setDefaults}, for a pipeline that never ends. */
  public static void setStreamingDefaults(PipelineOptions options, List<String> given)
      throws IOException {
    setDefaults(options, given);
    FlinkStreamDefaults.set(options.as(FlinkPipelineOptions.class), given);
  }

  /**
   * Where a pipeline with these options runs: empty for inside this JVM, otherwise the cluster's
   * name for a person.
   */
  public static Optional<String> cluster(PipelineOptions options) {
    String runner = options.getRunner().getSimpleName();
    String master = options.as(FlinkPipelineOptions.class).getFlinkMaster();
    if (options.getRunner() == FlinkRunner.class) {
      return master.startsWith("[") ? Optional.empty() : Optional.of(master);
    }
    return runner.equals("DirectRunner") ? Optional.empty() : Optional.of(runner);
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
