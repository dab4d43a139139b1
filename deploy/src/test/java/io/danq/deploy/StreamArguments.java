package io.danq.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.beam.option.PipelineArguments;
import io.danq.prediction.StreamingPrediction;
import io.danq.prediction.options.StreamingPredictionOptions;
import java.util.List;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** The arguments that a deployment gives to the pipeline. */
final class StreamArguments {
  private StreamArguments() {}

  /** Beam knows every option, nothing that is required is missing, and a failure loses nothing. */
  static void check(String mainClass, List<String> arguments) {
    assertThat(mainClass).isEqualTo(StreamingPrediction.class.getName());
    PipelineOptionsFactory.register(FlinkPipelineOptions.class);
    StreamingPredictionOptions options =
        PipelineArguments.parse(arguments, StreamingPredictionOptions.class);
    FlinkPipelineOptions flink = options.as(FlinkPipelineOptions.class);
    assertThat(flink.getRunner().getSimpleName()).isEqualTo("FlinkRunner");
    assertThat(flink.getAttachedMode()).as("application mode").isFalse();
    assertThat(flink.getCheckpointingInterval()).isPositive();
    assertThat(flink.isExternalizedCheckpointsEnabled()).isTrue();
    assertThat(flink.getRetainExternalizedCheckpointsOnCancellation()).isTrue();
    assertThat(flink.getFinishBundleBeforeCheckpointing()).isTrue();
    assertThat(options.isStopAtEnd()).isFalse();
  }
}
