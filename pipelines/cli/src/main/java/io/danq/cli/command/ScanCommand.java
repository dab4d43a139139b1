package io.danq.cli.command;

import io.danq.beam.metrics.Counts;
import io.danq.cli.option.ReportOption;
import io.danq.cli.text.Progress;
import io.danq.cli.text.ScanSummary;
import io.danq.cli.text.Table;
import io.danq.prediction.ScanPrediction;
import io.danq.prediction.options.ScanOptions;
import io.danq.prediction.run.RunSummary;
import io.danq.registry.model.OpenModel;
import io.danq.sequence.GenomicInterval;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code danq scan}: predicts every bin of a genome. */
@Command(
    name = "scan",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Predicts a genome itself: every bin of 200 bases once, without any reads.",
      "",
      "The network sees the bin and the bases around it. The rows have the columns of 'danq predict"
          + " --output bins:FOLDER'; reads is 1 (the reference itself), read_base_fraction is 0,"
          + " and mean, min and max are equal.",
      ""
    },
    footer = {
      "",
      PipelineRun.BATCH_RUNNER_HELP,
      "",
      "Exit code: 0 if done; 1 if the run failed; 2 if called wrongly. Called again after an"
          + " interrupt, it continues with the parts of the genome that are not done; a part has"
          + " 4 million bases.",
      "",
      "  danq scan --reference hg38.fa -m model/demo-690 -o scan",
      "  danq scan --reference hg38.fa -m danq -o chr20 --regions chr20 --dry-run",
      "  danq scan --reference hg38.fa -m danq -o enhancers --regions enhancers.bed"
    })
public final class ScanCommand extends BatchCommand<ScanOptions, ScanPrediction.Planned> {
  private static final int SHOWN = 30;

  @Mixin private ReportOption report;

  ScanCommand() {
    super(ScanOptions.class);
  }

  @Override
  ScanPrediction.Planned plan(ScanOptions options, OpenModel model, boolean byStretch)
      throws IOException {
    ScanPrediction.Planned planned = ScanPrediction.plan(options, model, byStretch);
    report.check(planned.outputs().folders());
    return planned;
  }

  @Override
  void ended(ScanPrediction.Planned planned) throws IOException {
    report.write(planned.outputs().folders(), planned.model().bundle(), out());
  }

  @Override
  boolean printDryRun(ScanPrediction.Planned planned, PrintWriter out) {
    Map<String, Long> bases = new LinkedHashMap<>();
    for (GenomicInterval stretch : planned.stretches()) {
      bases.merge(stretch.contig(), (long) stretch.length(), Long::sum);
    }
    Table table = new Table("contig", "bases");
    bases.entrySet().stream()
        .limit(SHOWN)
        .forEach(contig -> table.row(contig.getKey(), Table.grouped(contig.getValue())));
    table.print(out);
    if (bases.size() > SHOWN) {
      out.println("and " + Table.grouped(bases.size() - SHOWN) + " more contigs");
    }
    List<String> notes =
        List.of(
            "bases     " + Table.grouped(planned.bases()),
            "bins      " + Table.grouped(planned.bins()) + ", minus those with too few real bases",
            "parts     " + Table.grouped(planned.plan().parts().size()));
    DryRun.end(planned.model().bundle().manifest(), notes, planned.options().getOutput(), out);
    return true;
  }

  @Override
  Counts run(PipelineRun run, ScanPrediction.Planned planned, int part, PredictedShare share)
      throws InterruptedException {
    return run.run(
        planned.pipeline(part), share::predicted, counts -> describe(counts, share, run.seconds()));
  }

  private static String describe(Counts counts, PredictedShare share, double seconds) {
    double all = share.bytes();
    double here = share.predicted(counts).orElse(0) * all - share.doneBytes();
    String left =
        here > 0
            ? ", " + Progress.clock(seconds * (all - share.doneBytes() - here) / here) + " left"
            : "";
    return String.format(
        Locale.ROOT,
        "%,.0f of %,.0f bases, %.0f bins/s%s",
        share.doneBytes() + here,
        all,
        counts.rows() / seconds,
        left);
  }

  @Override
  RunSummary print(
      PipelineRun run, RunSummary total, boolean fromTheStart, ScanPrediction.Planned planned) {
    String output = String.join(", ", planned.options().getOutput());
    new ScanSummary(out()).print(total, planned.bases(), output);
    return total;
  }
}
