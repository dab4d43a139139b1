package io.danq.cli;

import io.danq.prediction.StreamingPrediction;
import io.danq.prediction.StreamingPredictionOptions;
import io.danq.prediction.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code danq stream}: a Kafka topic in, Parquet out. */
@Command(
    name = "stream",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Predicts the reads of a Kafka topic into Parquet files, while they arrive.",
    footer = {
      "",
      "Any option of Beam and its runners can be given as --name=value; without --runner",
      "the pipeline runs on Flink inside this process, one task a core (--parallelism=N).",
      "It goes on until it is interrupted, or to the topic's end with --stopAtEnd.",
      "",
      "  danq stream --bootstrapServers localhost:9092 --inputTopic reads \\",
      "              --model model/demo-690 --output out",
      "  danq stream -b HOST:9092 -t reads -m gs://lab/danq -o gs://lab/out \\",
      "              --runner=FlinkRunner --flinkMaster=HOST:8081"
    })
final class StreamCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Unmatched private List<String> beamOptions = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    StreamingPredictionOptions options =
        PipelineOptionSpecs.parse(
            spec.commandLine().getParseResult(), StreamingPredictionOptions.class, beamOptions);
    EmbeddedFlink.setStreamingDefaults(options, beamOptions);
    FileSystems.setDefaultPipelineOptions(options);
    Pipeline pipeline = StreamingPrediction.create(options);
    Topics.check(options.getBootstrapServers(), options.getInputTopic());
    PipelineRun run = new PipelineRun(spec.commandLine().getOut(), spec.commandLine().getErr());
    run.run(pipeline, counts -> OptionalDouble.empty());
    run.printSummary(options.getOutput());
    return 0;
  }
}
