package io.danq.prediction;

import java.util.List;

/** Where a test runs a pipeline, with the settings that the command line chooses. */
enum Engine {
  DIRECT("--runner=DirectRunner", "--targetParallelism=4"),
  FLINK(
      "--runner=FlinkRunner",
      "--flinkMaster=[local]",
      "--parallelism=4",
      "--objectReuse=true",
      "--fasterCopy=true");

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<String> options;

  Engine(String... options) {
    this.options = List.of(options);
  }

  List<String> options() {
    return options;
  }
}
