package io.danq.flink;

import io.danq.beam.option.PipelineArguments;
import io.danq.beam.option.RunnerKind;
import io.danq.sequence.disk.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.rpc.RpcSystem;

/**
 * Flink inside this JVM, the default on a laptop: with one task per core, or in one thread for a
 * small batch. Unlike Beam's DirectRunner, it streams from step to step in bounded memory, so it
 * can process a file of any size and a topic with any backlog.
 */
public final class EmbeddedFlink {
  private static final String LOCAL = "[local]";

  private static final String CLUSTER = "danq.cluster";

  /** Flink's execution on Java collections. */
  private static final String ONE_THREAD = "[collection]";

  /** More tasks would need gigabytes of network buffers: every task is connected to every other. */
  private static final int MOST_TASKS = 64;

  /** Enough for 26 tasks. */
  private static final long LEAST_NETWORK_MEGABYTES = 128;

  private static final int BUFFER_BYTES = 32 << 10;

  /** For sorting what tasks exchange in a batch. A sort that needs more spills to disk. */
  private static final int SORTING_MEGABYTES = 32;

  private static final long LEAST_SORTING_MEGABYTES = 256;

  /** Steps of a pipeline that exchange elements at the same time, with room to spare. */
  private static final int EXCHANGES = 6;

  private static final AtomicBoolean LOADING = new AtomicBoolean();

  private EmbeddedFlink() {}

  /**
   * Sets defaults that the command line does not set: the Flink runner and embedded Flink; for
   * every Flink runner, object reuse and faster copying; for embedded Flink, its parallelism and
   * its configuration.
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
   * Whether the arguments leave it to DanQ if a batch runs in tasks or in one thread: they name no
   * runner, no cluster, no number of tasks and nothing that {@link #useOneThread} sets. If the
   * system property {@value #CLUSTER} is {@code always}, every batch runs in tasks; {@code danq}
   * sets it for the run that lists classes.
   */
  public static boolean choosesThreads(List<String> given) {
    return !"always".equals(System.getProperty(CLUSTER))
        && Stream.of("runner", "flinkMaster", "parallelism", "reIterableGroupByKeyResult")
            .noneMatch(option -> PipelineArguments.has(given, option));
  }

  /**
   * Runs the next batch with these options in tasks, on a cluster inside this JVM. Starts to load
   * what the cluster needs.
   */
  public static void useTasks(PipelineOptions options) {
    loadEarly(List.of());
    FlinkPipelineOptions flink = options.as(FlinkPipelineOptions.class);
    flink.setFlinkMaster(LOCAL);
    flink.setReIterableGroupByKeyResult(false);
  }

  /**
   * Runs the next batch with these options in one thread, without a cluster. Flink does one step
   * after the other and keeps everything between two steps in memory, so the batch must be small.
   */
  public static void useOneThread(PipelineOptions options) {
    FlinkPipelineOptions flink = options.as(FlinkPipelineOptions.class);
    flink.setFlinkMaster(ONE_THREAD);
    // Without it, Beam reads the values of a group while the step that groups is at work. Here the
    // next step begins later, and would find one value in each group.
    flink.setReIterableGroupByKeyResult(true);
  }

  /**
   * Starts to load, in the background, what every cluster in this JVM needs, unless the arguments
   * name a runner or a cluster. Meanwhile the caller reads options and builds the pipeline. Only
   * the first call loads.
   */
  public static void loadEarly(List<String> given) {
    if (!PipelineArguments.has(given, "runner")
        && !PipelineArguments.has(given, "flinkMaster")
        && LOADING.compareAndSet(false, true)) {
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
      // The cluster loads it too and reports the problem.
    }
  }

  private static void checkParallelism(int parallelism) {
    if (parallelism < 1 || parallelism > MOST_TASKS) {
      throw new IllegalArgumentException(
          "--parallelism must be 1 to "
              + MOST_TASKS
              + " in one process, was "
              + parallelism
              + "; more tasks need a cluster (--flinkMaster)");
    }
  }

  /** As {@link #setDefaults}, and the settings of {@link FlinkStreamDefaults} for a stream. */
  public static void setStreamingDefaults(PipelineOptions options, List<String> given)
      throws IOException {
    setDefaults(options, given);
    FlinkStreamDefaults.set(options.as(FlinkPipelineOptions.class), given);
  }

  /**
   * Where a pipeline with these options runs: empty for this JVM, otherwise the cluster's name for
   * display.
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

  /** Each sending task has one buffer per receiving task, and one more. */
  static long networkMegabytes(int tasks) {
    long bytes = (long) EXCHANGES * tasks * (tasks + 1) * BUFFER_BYTES;
    return Math.max(LEAST_NETWORK_MEGABYTES, bytes >> 20);
  }

  /** Memory outside the heap. By Beam's default it would be 0.4 of the heap's limit: gigabytes. */
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
            // Without it, a record larger than a sixteenth of that, such as a long VCF line, ends
            // the job.
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
      // The operating system cleans up temporary files.
    }
  }
}
