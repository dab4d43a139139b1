package io.danq.cli.command;

import io.danq.beam.metrics.CoveredBins;
import io.danq.cli.option.PipelineOptionSpecs;
import io.danq.cli.option.TasksOption;
import io.danq.cli.text.VariantSummary;
import io.danq.flink.EmbeddedFlink;
import io.danq.prediction.StreamingPrediction;
import io.danq.prediction.Topics;
import io.danq.prediction.kafka.KafkaClients;
import io.danq.prediction.options.StreamingPredictionOptions;
import io.danq.prediction.options.StreamingPredictionOptions.InputKind;
import io.danq.prediction.run.RunSummary;
import io.danq.prediction.run.StreamFolders;
import io.danq.registry.model.ArithmeticOptions;
import io.danq.registry.model.OpenModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code danq stream}: predicts the reads of a Kafka topic, or of files as they arrive. */
@Command(
    name = "stream",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Predicts reads (or, with --inputKind=variants, variants) as they arrive in a Kafka topic or"
          + " as files.",
      "Writes Parquet files, BigQuery tables or Kafka topics. With --replay, predicts the failed"
          + " records of an earlier run again."
    },
    footer = {
      "",
      PipelineRun.RUNNER_HELP,
      "A stream runs until it is interrupted or, with --stopAtEnd, until the end of the topic."
          + " BigQuery and Kafka get every row at least once; repeated rows have the same row_id.",
      "",
      "  danq stream --bootstrapServers localhost:9092 --inputTopic reads \\",
      "              --model model/demo-690 --output out",
      "  danq stream -b HOST:9092 -t reads -m gs://lab/danq -o gs://lab/out \\",
      "              --runner=FlinkRunner --flinkMaster=HOST:8081",
      "  danq stream -b HOST:9092 -t reads -m danq -o out -o kafka:predictions",
      "  danq stream -i 'gs://lab/run7/*.fastq.gz' --watch 30s -m danq -o gs://lab/out",
      "  danq stream -b HOST:9092 -t variants --inputKind=variants \\",
      "              --reference hg38.fa -m danq -o out",
      "  danq stream --replay out -b HOST:9092 --minRealBases 0.2 -m danq -o again"
    })
public final class StreamCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Unmatched private List<String> beamOptions = new ArrayList<>();
  @Mixin private TasksOption tasks;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> others = tasks.with(beamOptions);
    StreamingPredictionOptions options =
        PipelineOptionSpecs.parse(
            spec.commandLine().getParseResult(), StreamingPredictionOptions.class, others);
    EmbeddedFlink.setStreamingDefaults(options, others);
    FileSystems.setDefaultPipelineOptions(options);
    try (OpenModel model = OpenModel.open(options.getModel())) {
      predict(options, model);
    }
    return 0;
  }

  private void predict(StreamingPredictionOptions options, OpenModel model)
      throws IOException, InterruptedException {
    Pipeline pipeline = StreamingPrediction.create(options, model);
    if (options.getInputTopic() != null) {
      Topics.check(KafkaClients.reading(options), options.getInputTopic());
    }
    Topics.checkOutputs(options);
    try (StreamFolders folders = StreamingPrediction.takeFolders(options)) {
      if (EmbeddedFlink.cluster(options).isPresent()) {
        folders.givenToJob(options.getJobName());
      }
      Interruption.handle(spec, folders::close, () -> predict(options, model, pipeline));
      folders.ended();
    }
  }

  private int predict(StreamingPredictionOptions options, OpenModel model, Pipeline pipeline)
      throws InterruptedException {
    PipelineRun run = new PipelineRun(spec.commandLine().getOut(), spec.commandLine().getErr());
    RestartReasons reasons =
        RestartReasons.print(spec.commandLine().getErr(), spec.qualifiedName());
    try {
      run.run(pipeline, counts -> OptionalDouble.empty());
    } finally {
      reasons.close();
    }
    String output = String.join(", ", options.getOutput());
    RunSummary summary = run.summary();
    if (EmbeddedFlink.cluster(options).isEmpty()) {
      summary = summary.withEngine(ArithmeticOptions.path(options, model));
    }
    if (options.getInputKind() == InputKind.VARIANTS) {
      new VariantSummary(spec.commandLine().getOut())
          .print(summary, StreamingPrediction.effects(options, model), output);
    } else {
      run.printSummary(summary.withBins(CoveredBins.ofThisJvm()), output);
    }
    return 0;
  }
}
