package io.danq.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.flink.EmbeddedFlink;
import io.danq.prediction.run.RunFailedException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RestartReasonsTest {
  /** A bounded pipeline, so that it ends. Flink tells of a failed task of both kinds alike. */
  @Test
  @Timeout(180)
  void aTaskThatFailsSaysWhy() throws Exception {
    FlinkPipelineOptions options = PipelineOptionsFactory.as(FlinkPipelineOptions.class);
    options.setParallelism(1);
    EmbeddedFlink.setDefaults(options, List.of("--parallelism=1"));
    Pipeline pipeline = Pipeline.create(options);
    pipeline.apply(Create.of(1)).apply(ParDo.of(new FailingFn()));
    StringWriter err = new StringWriter();
    PrintWriter out = new PrintWriter(new StringWriter());
    try (RestartReasons reasons = RestartReasons.print(new PrintWriter(err), "danq stream")) {
      assertThat(reasons).isNotNull();
      PipelineRun run = new PipelineRun(out, out);
      assertThatThrownBy(() -> run.run(pipeline, counts -> OptionalDouble.empty()))
          .isInstanceOf(RunFailedException.class);
    }
    assertThat(err.toString().lines())
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(line)
                    .startsWith("danq stream: a task failed; ")
                    .endsWith(": the disk is \\u001b[31mfull"));
  }

  static final class FailingFn extends DoFn<Integer, Void> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element Integer element) {
      if (element > 0) {
        throw new IllegalArgumentException("the disk is \033[31mfull");
      }
    }
  }
}
