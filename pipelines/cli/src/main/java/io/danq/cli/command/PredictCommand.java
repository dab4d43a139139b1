package io.danq.cli.command;

import io.danq.beam.metrics.CoveredBins;
import io.danq.cli.option.PipelineOptionSpecs;
import io.danq.cli.option.TasksOption;
import io.danq.cli.text.FullDisk;
import io.danq.flink.EmbeddedFlink;
import io.danq.prediction.BatchPrediction;
import io.danq.prediction.Topics;
import io.danq.prediction.options.BatchPredictionOptions;
import io.danq.prediction.predict.EarlyModel;
import io.danq.prediction.run.RunFailedException;
import io.danq.prediction.run.RunFolders;
import io.danq.prediction.run.RunSummary;
import io.danq.prediction.write.Output;
import io.danq.registry.model.OpenModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.io.FileSystems;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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
      "Exit code: 0 if done (bad records are in OUTPUT/failed), 1 if the run failed, an input file"
          + " could not be read to its end or more than --maxFailed records failed, 2 if called"
          + " wrongly. Called again after an interrupt, it goes on.",
      "",
      "  danq predict --input reads.bam --model model/demo-690 --output out",
      "  danq predict run1.bam run2.bam -m model/demo-690 -o out --dry-run",
      "  samtools view -b reads.cram | danq predict - -m model/demo-690 -o out",
      "  danq predict -i 'lane*.fastq.gz' -m model/demo-690 -o out --strands=forward",
      "  danq predict -i 'gs://lab/run7/*.bam' -m gs://lab/danq -o gs://lab/out \\",
      "               -o bigquery:lab-project:run7.predictions"
    })
public final class PredictCommand implements Callable<Integer> {
  private static final String STANDARD_OUTPUT = "-";

  @Spec private CommandSpec spec;
  @Unmatched private List<String> beamOptions = new ArrayList<>();

  @Option(
      names = "--summary",
      paramLabel = "FILE",
      description = "File to write the counts and speed of the run to, as JSON.")
  private @Nullable Path summary;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Files to read, like those of --input; - is standard input.")
  @SuppressWarnings("UnusedVariable") // PipelineOptionSpecs finds them in what was parsed
  private List<String> files = new ArrayList<>();

  @Mixin private TasksOption tasks;

  @Option(
      names = "--dry-run",
      description =
          "Show the input's formats, records and windows, judged by the beginning of each file, and"
              + " where the rows would go; write nothing.")
  private boolean dryRun;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> others = tasks.with(beamOptions);
    BatchPredictionOptions options =
        PipelineOptionSpecs.parse(
            spec.commandLine().getParseResult(), BatchPredictionOptions.class, others);
    EmbeddedFlink.setDefaults(options, others);
    FileSystems.setDefaultPipelineOptions(options);
    try (OpenModel model = OpenModel.open(options.getModel())) {
      if (dryRun) {
        PrintWriter out = spec.commandLine().getOut();
        return new DryRun(BatchPrediction.plan(options, model, false), out).print() ? 0 : 1;
      }
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
    boolean inThisJvm = EmbeddedFlink.cluster(options).isEmpty();
    if (options.getOutput().contains(STANDARD_OUTPUT)) {
      throw new IllegalArgumentException(
          "--output=- cannot be written: a run makes a folder; 'danq inspect FOLDER --tsv' prints"
              + " its hits");
    }
    BatchPrediction.Planned planned = BatchPrediction.plan(options, model, inThisJvm);
    Topics.checkOutputs(options);
    try (RunFolders folders = planned.begin()) {
      return Interruption.handle(spec, folders::abandon, () -> predict(options, planned, folders));
    } catch (RunFailedException e) {
      Optional<String> fullDisk = FullDisk.explain(e, options.getOutput());
      throw fullDisk.isEmpty() ? e : new RunFailedException(fullDisk.get(), e);
    }
  }

  private int predict(
      BatchPredictionOptions options, BatchPrediction.Planned planned, RunFolders folders)
      throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PipelineRun run = new PipelineRun(out, spec.commandLine().getErr());
    PredictedShare share = PredictedShare.of(planned.plan(), folders.remaining());
    boolean fromTheStart = folders.doneParts() == 0;
    if (!fromTheStart) {
      out.println(share.describe());
    }
    for (int part : folders.remaining()) {
      run.run(planned.pipeline(part), share::predicted);
      folders.partDone(part, run.lastRun());
    }
    RunSummary total = folders.sum().withSpeedAfterStart(run.speedAfterStart());
    if (fromTheStart) {
      total = total.withBins(CoveredBins.ofThisJvm());
    }
    run.printSummary(total, String.join(", ", options.getOutput()));
    if (summary != null) {
      Files.writeString(summary, total.toJson());
    }
    if (Unreadable.report(total, Output.parse(options.getOutput()), spec)) {
      return CommandLine.ExitCode.SOFTWARE;
    }
    planned.end(folders, total);
    return CommandLine.ExitCode.OK;
  }
}
