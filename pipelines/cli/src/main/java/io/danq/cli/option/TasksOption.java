package io.danq.cli.option;

import io.danq.beam.option.PipelineArguments;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many tasks of a pipeline work at the same time. */
public final class TasksOption {
  @Option(
      names = "--threads",
      paramLabel = "NUMBER",
      description = "Number of parallel tasks, same as --parallelism. Default: the number of cores")
  private @Nullable Integer threads;

  /**
   * The options of Beam, with this one among them if it is given.
   *
   * @throws IllegalArgumentException if it is below 1, or {@code --parallelism} is given as well
   */
  public List<String> with(List<String> beamOptions) {
    if (threads == null) {
      return beamOptions;
    }
    if (threads < 1) {
      throw new IllegalArgumentException("--threads must be at least 1, was " + threads);
    }
    if (PipelineArguments.has(beamOptions, "parallelism")) {
      throw new IllegalArgumentException(
          "--threads and --parallelism mean the same; leave one out");
    }
    List<String> all = new ArrayList<>(beamOptions);
    all.add("--parallelism=" + threads);
    return all;
  }
}
