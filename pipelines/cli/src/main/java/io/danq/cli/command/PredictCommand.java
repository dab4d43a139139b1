package io.danq.cli.command;

import io.danq.beam.file.InputFiles;
import io.danq.cli.option.PipelineOptionSpecs;
import io.danq.cli.text.Counts;
import io.danq.flink.EmbeddedFlink;
import io.danq.prediction.BatchPrediction;
import io.danq.prediction.Topics;
import io.danq.prediction.options.BatchPredictionOptions;
import io.danq.prediction.predict.EarlyModel;
import io.danq.prediction.write.Output;
import io.danq.registry.model.OpenModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystems;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code danq predict}: predicts the reads of files. */
@Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Predicts reads or contigs from files, to a Parquet table, BigQuery or Kafka.",
    footer = {
      "",
      PipelineRun.RUNNER_HELP,
      "",
      "Exit code: 0 if done (bad records are in OUTPUT/failed), 1 if the run failed or an input file"
          + " could not be read to its end, 2 if called wrongly.",
      "",
      "  danq predict --input reads.bam --model model/demo-690 --output out",
      "  danq predict -i 'lane*.fastq.gz' -m model/demo-690 -o out --strands=forward",
      "  danq predict -i 'gs://lab/run7/*.bam' -m gs://lab/danq -o gs://lab/out \\",
      "               -o bigquery:lab-project:run7.predictions"
    })
public final class PredictCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Unmatched private List<String> beamOptions = new ArrayList<>();

  @Option(
      names = "--summary",
      paramLabel = "FILE",
      description = "File to write the counts and speed of the run to, as JSON.")
  private @Nullable Path summary;

  @Override
  public Integer call() throws IOException, InterruptedException {
    BatchPredictionOptions options =
        PipelineOptionSpecs.parse(
            spec.commandLine().getParseResult(), BatchPredictionOptions.class, beamOptions);
    EmbeddedFlink.setDefaults(options, beamOptions);
    FileSystems.setDefaultPipelineOptions(options);
    try (OpenModel model = OpenModel.open(options.getModel())) {
      if (EmbeddedFlink.cluster(options).isPresent()) {
        return predict(options, model);
      }
      EarlyModel early = EarlyModel.load(model, options);
      try {
        return predict(options, model);
      } finally {
        early.close();
      }
    }
  }

  private int predict(BatchPredictionOptions options, OpenModel model)
      throws IOException, InterruptedException {
    long inputBytes = InputFiles.totalBytes(options.getInput());
    Topics.checkOutputs(options);
    Pipeline pipeline = BatchPrediction.create(options, model);
    PrintWriter out = spec.commandLine().getOut();
    PipelineRun run = new PipelineRun(out, spec.commandLine().getErr());
    Counts counts = run.run(pipeline, c -> fraction(c, inputBytes));
    run.printSummary(String.join(", ", options.getOutput()));
    if (summary != null) {
      run.summary().write(summary);
    }
    return Unreadable.report(counts, Output.parse(options.getOutput()), spec) ? 1 : 0;
  }

  /** Of the bytes read so far, the share of their windows that is predicted. */
  private static OptionalDouble fraction(Counts counts, long inputBytes) {
    if (inputBytes == 0 || counts.windows() == 0) {
      return OptionalDouble.empty();
    }
    double read = Math.min(1, counts.bytes() / (double) inputBytes);
    return OptionalDouble.of(read * counts.rows() / counts.windows());
  }
}
