package io.danq.cli.command;

import io.danq.beam.metrics.Counts;
import io.danq.beam.metrics.CoveredBins;
import io.danq.cli.option.FilesArgument;
import io.danq.cli.option.ReportOption;
import io.danq.prediction.BatchPrediction;
import io.danq.prediction.options.BatchPredictionOptions;
import io.danq.prediction.read.InputEstimate;
import io.danq.prediction.run.RunSummary;
import io.danq.registry.model.OpenModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code danq predict}: predicts the reads of files. */
@Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Predicts reads or contigs from files and writes Parquet files, BigQuery tables or Kafka"
            + " topics.",
    footer = {
      "",
      PipelineRun.BATCH_RUNNER_HELP,
      "",
      "Exit code: 0 if done (bad records are in OUTPUT/failed); 1 if the run failed, an input file"
          + " could not be read to its end or more than --maxFailed records failed; 2 if called"
          + " wrongly. Called again after an interrupt, it continues where it stopped.",
      "",
      "  danq predict --input reads.bam --model model/demo-690 --output out",
      "  danq predict run1.bam run2.bam -m model/demo-690 -o out --dry-run",
      "  samtools view -b reads.cram | danq predict - -m model/demo-690 -o out",
      "  danq predict -i 'lane*.fastq.gz' -m model/demo-690 -o out --strands=forward",
      "  danq predict -i 'gs://lab/run7/*.bam' -m gs://lab/danq -o gs://lab/out \\",
      "               -o bigquery:lab-project:run7.predictions",
      "  danq predict -i phased.bam --reference hg38.fa -m model/demo-690 -o bins:out"
    })
public final class PredictCommand
    extends BatchCommand<BatchPredictionOptions, BatchPrediction.Planned> {
  private static final String STANDARD_OUTPUT = "-";

  @Mixin
  @SuppressWarnings("UnusedVariable") // picocli fills it
  private FilesArgument files;

  @Mixin private ReportOption report;

  PredictCommand() {
    super(BatchPredictionOptions.class);
  }

  @Override
  BatchPrediction.Planned plan(BatchPredictionOptions options, OpenModel model, boolean byFile)
      throws IOException {
    if (options.getOutput().contains(STANDARD_OUTPUT)) {
      throw new IllegalArgumentException(
          "cannot write to --output=-: a run makes a folder; 'danq inspect FOLDER --tsv' prints its"
              + " hits");
    }
    BatchPrediction.Planned planned = BatchPrediction.plan(options, model, byFile);
    report.check(planned.outputs().folders());
    return planned;
  }

  @Override
  void ended(BatchPrediction.Planned planned) throws IOException {
    report.write(planned.outputs().folders(), planned.model().bundle(), out());
  }

  @Override
  boolean printDryRun(BatchPrediction.Planned planned, PrintWriter out) {
    DryRun.Look look =
        file -> {
          InputEstimate found = InputEstimate.of(file, planned.format(), planned.cutting());
          return new DryRun.Found(
              found.format().toString(),
              List.of(found.records(), found.windows(), found.failed()),
              found.exact(),
              found.fault(),
              mates(planned, file));
        };
    boolean pairs = planned.options().isPaired() || planned.options().isInterleaved();
    List<String> notes =
        pairs
            ? List.of(
                "pairs     counted read by read here; the run aligns the reads of a pair together")
            : List.of();
    return new DryRun(List.of("records", "windows", "failed"), look, out)
        .print(
            planned.files(),
            planned.model().bundle().manifest(),
            notes,
            planned.options().getOutput());
  }

  /** Says which file a file of second reads belongs to. */
  private static String mates(BatchPrediction.Planned planned, Metadata file) {
    int number = planned.files().indexOf(file);
    return planned.options().isPaired() && number % 2 == 1
        ? "mates of " + planned.files().get(number - 1).resourceId().getFilename()
        : "";
  }

  @Override
  Counts run(PipelineRun run, BatchPrediction.Planned planned, int part, PredictedShare share)
      throws InterruptedException {
    return run.run(planned.pipeline(part), share::predicted);
  }

  @Override
  RunSummary print(
      PipelineRun run, RunSummary total, boolean fromTheStart, BatchPrediction.Planned planned) {
    RunSummary all = fromTheStart ? total.withBins(CoveredBins.ofThisJvm()) : total;
    run.printSummary(all, String.join(", ", planned.options().getOutput()));
    warnOfNone(all, planned.options().getRegions(), "read");
    return all;
  }
}
