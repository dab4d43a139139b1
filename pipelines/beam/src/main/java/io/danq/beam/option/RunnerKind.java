package io.danq.beam.option;

import org.apache.beam.sdk.options.PipelineOptions;

/**
 * The kind of a runner; pipelines are set up differently for each. It is recognised by the name of
 * the runner's class, because a job for Dataflow has no Flink on its class path, and vice versa.
 */
public enum RunnerKind {
  /** Beam's own, inside this JVM. */
  DIRECT,
  /** Flink, inside this JVM or on a cluster. */
  FLINK,
  /** Any other, such as Dataflow. */
  OTHER;

  /** The kind of runner that options name. */
  public static RunnerKind of(PipelineOptions options) {
    return switch (options.getRunner().getSimpleName()) {
      case "DirectRunner" -> DIRECT;
      case "FlinkRunner" -> FLINK;
      default -> OTHER;
    };
  }
}
