package io.danq.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;

final class FlinkStreamDefaultsTest {
  private static FlinkPipelineOptions options(String... args) {
    var options = PipelineOptionsFactory.fromArgs(args).as(FlinkPipelineOptions.class);
    FlinkStreamDefaults.set(options, List.of(args));
    return options;
  }

  @Test
  void aStreamOnAClusterCanBeStartedAgainFromItsCheckpoints() {
    FlinkPipelineOptions options = options("--flinkMaster=10.0.0.1:8081");

    assertThat(options.getCheckpointingInterval()).isEqualTo(10_000);
    assertThat(options.isExternalizedCheckpointsEnabled()).isTrue();
    assertThat(options.getRetainExternalizedCheckpointsOnCancellation()).isTrue();
    assertThat(options.getMaxParallelism()).isEqualTo(128);
    // Left to the cluster, which restarts for ever.
    assertThat(options.getNumberOfExecutionRetries()).isEqualTo(-1);
  }

  @Test
  void aStreamInsideOneProcessEndsWithIt() {
    FlinkPipelineOptions options = options("--flinkMaster=[local]");

    assertThat(options.isExternalizedCheckpointsEnabled()).isFalse();
    assertThat(options.getNumberOfExecutionRetries()).isEqualTo(3);
  }

  @Test
  void whatTheCommandLineSaysHolds() {
    FlinkPipelineOptions options =
        options(
            "--flinkMaster=10.0.0.1:8081",
            "--checkpointingInterval=77",
            "--externalizedCheckpointsEnabled=false",
            "--retainExternalizedCheckpointsOnCancellation=false",
            "--maxParallelism=64",
            "--maxBundleSize=9",
            "--maxBundleTimeMills=8",
            "--finishBundleBeforeCheckpointing=false",
            "--numberOfExecutionRetries=5",
            "--objectReuse=false",
            "--fasterCopy=false");

    assertThat(options.getCheckpointingInterval()).isEqualTo(77);
    assertThat(options.isExternalizedCheckpointsEnabled()).isFalse();
    assertThat(options.getRetainExternalizedCheckpointsOnCancellation()).isFalse();
    assertThat(options.getMaxParallelism()).isEqualTo(64);
    assertThat(options.getMaxBundleSize()).isEqualTo(9);
    assertThat(options.getMaxBundleTimeMills()).isEqualTo(8);
    assertThat(options.getFinishBundleBeforeCheckpointing()).isFalse();
    assertThat(options.getNumberOfExecutionRetries()).isEqualTo(5);
    assertThat(options.getObjectReuse()).isFalse();
    assertThat(options.getFasterCopy()).isFalse();
  }
}
