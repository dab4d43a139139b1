package io.danq.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedFlinkTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--runner=DirectRunner",
        "--runner=FlinkRunner",
        "--runner=FlinkRunner --flinkMaster=[local]"
      })
  void runsInsideThisJvm(String args) {
    var options = PipelineOptionsFactory.fromArgs(args.split(" ")).create();

    assertThat(EmbeddedFlink.cluster(options)).isEmpty();
  }

  @Test
  void runsOnTheClusterThatTheMasterNames() {
    var options =
        PipelineOptionsFactory.fromArgs("--runner=FlinkRunner", "--flinkMaster=10.0.0.1:8081")
            .create();

    assertThat(EmbeddedFlink.cluster(options)).contains("10.0.0.1:8081");
  }

  @Test
  void hasATaskACoreUnlessToldOtherwise() throws IOException {
    assertThat(parallelism()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(parallelism("--parallelism=3")).isEqualTo(3);
    // A cluster has its own default.
    assertThat(parallelism("--runner=FlinkRunner", "--flinkMaster=10.0.0.1:8081")).isEqualTo(-1);
  }

  private static int parallelism(String... args) throws IOException {
    var options = PipelineOptionsFactory.fromArgs(args).as(FlinkPipelineOptions.class);
    EmbeddedFlink.setDefaults(options, List.of(args));
    return options.getParallelism();
  }

  @ParameterizedTest
  @CsvSource({
    "--stride=100, true",
    "--runner=DirectRunner, false",
    "--flinkMaster=[local], false",
    "--parallelism=1, false",
    "--reIterableGroupByKeyResult=true, false"
  })
  void aBatchRunsInOneThreadOnlyIfNothingElseWasAskedFor(String given, boolean chooses) {
    assertThat(EmbeddedFlink.choosesThreads(List.of(given))).isEqualTo(chooses);
  }

  @Test
  void aBatchMayRunInOneThreadAndTheNextInTasks() {
    var options = PipelineOptionsFactory.create().as(FlinkPipelineOptions.class);
    EmbeddedFlink.useOneThread(options);
    assertThat(EmbeddedFlink.cluster(options)).isEmpty();
    assertThat(options.getFlinkMaster()).isEqualTo("[collection]");
    assertThat(options.getReIterableGroupByKeyResult()).isTrue();

    EmbeddedFlink.useTasks(options);
    assertThat(options.getFlinkMaster()).isEqualTo("[local]");
    assertThat(options.getReIterableGroupByKeyResult()).isFalse();
  }

  /** With 4,096 buffers of 32 KB, 64 tasks failed at the first exchange: it takes 64 times 65. */
  @Test
  void manyTasksHaveTheBuffersOfSeveralExchanges() {
    assertThat(EmbeddedFlink.networkMegabytes(1)).isEqualTo(128);
    assertThat(EmbeddedFlink.networkMegabytes(64) << 20).isGreaterThan(5L * 64 * 65 * 32_768);
  }

  @Test
  void sortsTakeTheSameMemoryWhateverTheHeapIs() {
    assertThat(EmbeddedFlink.sortingMegabytes(2)).isEqualTo(256);
    assertThat(EmbeddedFlink.sortingMegabytes(64)).isEqualTo(2048);
  }
}
