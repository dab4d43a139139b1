package io.danq.flink;

import io.danq.beam.option.PipelineArguments;
import io.danq.beam.option.RunnerKind;
import io.danq.sequence.disk.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.rpc.RpcSystem;

/**
 * Flink inside this JVM with one task per core, the default on a laptop. Unlike Beam's DirectRunner
 * it streams from step to step in bounded memory, so that it can process a file of any size and a
 * topic with any backlog.
 */
public final class EmbeddedFlink {
  private static final String LOCAL = "[local]";

  /** More would take gigabytes of network buffers: each task is connected to each. */
  private static final int MOST_TASKS = 64;

  /** Enough for 26 tasks. */
  private static final long LEAST_NETWORK_MEGABYTES = 128;

  private static final int BUFFER_BYTES = 32 << 10;

  /** For sorting what tasks exchange in a batch. A sort that needs more goes on in files. */
  private static final int SORTING_MEGABYTES = 32;

  private static final long LEAST_SORTING_MEGABYTES = 256;

  /** Steps of a pipeline that exchange elements at the same time, with room to spare. */
  private static final int EXCHANGES = 6;

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
        flink.setFlinkConfDir(configuration(flink.getParallelism()).toString());
      }
    }
  }

  /**
   * Begins to load in the background what every cluster in this JVM needs, unless the arguments
   * name a runner or a cluster. Meanwhile options are read and the pipeline is built.
   */
  public static void loadEarly(List<String> given) {
    if (!PipelineArguments.has(given, "runner") && !PipelineArguments.has(given, "flinkMaster")) {
      Thread loader = new Thread(EmbeddedFlink::loadRpc, "early-flink");
      loader.setDaemon(true);
      loader.start();
    }
  }

  private static void loadRpc() {
    try {
      Configuration defaults = new Configuration();
      RpcSystem.load(defaults).localServiceBuilder(defaults).createAndStart().stopService().get();
    } catch (Exception e) {
      // The cluster loads it too, and says what is wrong with it.
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

  /** A task that sends has a buffer for each that receives, and one more. */
  static long networkMegabytes(int tasks) {
    long bytes = (long) EXCHANGES * tasks * (tasks + 1) * BUFFER_BYTES;
    return Math.max(LEAST_NETWORK_MEGABYTES, bytes >> 20);
  }

  /** Outside the heap. Left to Beam, it would be 0.4 of the heap's limit: gigabytes. */
  static long sortingMegabytes(int tasks) {
    return Math.max(LEAST_SORTING_MEGABYTES, (long) SORTING_MEGABYTES * tasks);
  }

  private static Path configuration(int tasks) throws IOException {
    String network = networkMegabytes(tasks) + "m";
    Path folder = Files.createTempDirectory("danq-flink-");
    Path file = folder.resolve("flink-conf.yaml");
    Files.writeString(
        file,
        String.join(
            "\n",
            "state.backend: hashmap",
            "state.checkpoints.dir: " + folder.resolve("checkpoints").toUri(),
            "taskmanager.memory.network.min: " + network,
            "taskmanager.memory.network.max: " + network,
            "taskmanager.memory.managed.size: " + sortingMegabytes(tasks) + "m",
            // Else a record larger than a sixteenth of that, as a line of VCF can be, ends the job.
            "taskmanager.runtime.large-record-handler: true",
            ""));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteQuietly(folder)));
    return folder;
  }

  /** Deletes a folder of temporary files at the end of the JVM. */
  static void deleteQuietly(Path folder) {
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      // Left to the operating system, as temporary files are.
    }
  }
}
