package io.danq.cli.command;

import io.danq.beam.metrics.Counts;
import io.danq.cli.option.FilesArgument;
import io.danq.cli.text.Table;
import io.danq.cli.text.VariantSummary;
import io.danq.prediction.VariantPrediction;
import io.danq.prediction.options.VariantOptions;
import io.danq.prediction.read.VariantEstimate;
import io.danq.prediction.run.RunSummary;
import io.danq.prediction.write.Output;
import io.danq.prediction.write.OutputFolders;
import io.danq.registry.model.OpenModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code danq variants}: predicts the effects of variants. */
@Command(
    name = "variants",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Predicts the effects of variants on binding: one row per alternative allele of a VCF.",
      "",
      "Each allele is normalised as by 'bcftools norm' and inserted into the reference. The network"
          + " predicts the window around the variant without it and with it, for every target. A"
          + " row has both probabilities, their difference (alt minus ref: negative if a site is"
          + " lost), the log2 of the odds ratio, and the targets with the strongest differences."
          + " pos, ref and alt are the input's.",
      ""
    },
    footer = {
      "",
      "An allele that cannot be predicted gets a row too; skip_reason says why:",
      "  MISSING  STAR  SYMBOLIC  BREAKEND   ALT is '.', '*', <DEL>, a breakend",
      "  NOT_ACGT  TOO_LONG                  other bases; more than 500 of them",
      "  UNKNOWN_CONTIG  BEYOND_CONTIG       not a position on the reference",
      "  REF_MISMATCH  REF_ALT_SWAPPED       REF differs from the genome; ALT matches",
      "  INFERENCE_FAILED                    the network failed on a window",
      "",
      PipelineRun.BATCH_RUNNER_HELP,
      "",
      "Exit code: 0 if done (malformed lines are in OUTPUT/failed or FILE.vcf.gz.danq/failed); 1 if"
          + " the run failed, an input file could not be read to its end or more than --maxFailed"
          + " lines failed; 2 if called wrongly. Called again after an interrupt, it continues"
          + " where it stopped.",
      "",
      "  danq variants -i calls.vcf.gz --reference hg38.fa -m model/demo-690 -o out",
      "  danq variants calls.vcf.gz --reference hg38.fa -m model/demo-690 -o out \\",
      "                --filter PASS --regions chr7:30508751-35296850",
      "  danq variants calls.vcf.gz --reference hg38.fa -m model/demo-690 \\",
      "                -o vcf:annotated.vcf.gz",
      "  danq variants calls.vcf.gz --reference hg38.fa -m danq -o out --dry-run",
      "  bcftools view -i 'AF<0.01' calls.bcf | danq variants - --reference hg38.fa \\",
      "                -m model/demo-690 -o out --scores=none"
    })
public final class VariantsCommand extends BatchCommand<VariantOptions, VariantPrediction.Planned> {
  @Mixin
  @SuppressWarnings("UnusedVariable") // picocli fills it
  private FilesArgument files;

  private boolean warned;

  VariantsCommand() {
    super(VariantOptions.class);
  }

  @Override
  VariantPrediction.Planned plan(VariantOptions options, OpenModel model, boolean byFile)
      throws IOException {
    return VariantPrediction.plan(options, model, byFile);
  }

  @Override
  boolean printDryRun(VariantPrediction.Planned planned, PrintWriter out) {
    DryRun.Look look =
        file -> {
          VariantEstimate found = VariantEstimate.of(file, planned.cutting());
          return new DryRun.Found(
              "VCF",
              List.of(found.variants(), found.alleles(), found.predicted(), found.failed()),
              found.exact(),
              Optional.empty(),
              "");
        };
    return new DryRun(List.of("variants", "alleles", "predicted", "failed"), look, out)
        .print(
            planned.files(),
            planned.model().bundle().manifest(),
            List.of(),
            planned.options().getOutput());
  }

  @Override
  Counts run(PipelineRun run, VariantPrediction.Planned planned, int part, PredictedShare share)
      throws InterruptedException {
    Counts counts =
        run.run(
            planned.pipeline(part),
            share::predictedAlleles,
            now -> {
              warn(now, planned.options());
              return describe(now, run.seconds());
            });
    warn(counts, planned.options());
    return counts;
  }

  @Override
  RunSummary print(
      PipelineRun run, RunSummary total, boolean fromTheStart, VariantPrediction.Planned planned) {
    String output = String.join(", ", planned.options().getOutput());
    List<Output> places = planned.outputs().places();
    if (total.allFailed() > 0 && places.get(0) instanceof Output.Vcf vcf) {
      output += "; failed lines in " + OutputFolders.failed(vcf.folder());
    }
    new VariantSummary(out()).print(total, planned.effects(), output);
    warnOfNone(total, planned.options().getRegions(), "variant");
    return total;
  }

  private static String describe(Counts counts, double seconds) {
    return String.format(
        Locale.ROOT,
        "%s variants, %s of %s alleles, %.0f alleles/s",
        Table.grouped(counts.reads()),
        Table.grouped(counts.rows()),
        Table.grouped(counts.alleles()),
        counts.rows() / seconds);
  }

  private void warn(Counts counts, VariantOptions options) {
    if (!warned && counts.otherAssembly() > 0) {
      warned = true;
      tell(
          "warning: more than one in ten of the first variants (up to 1,000) have a REF or a contig"
              + " that "
              + options.getReference()
              + " does not have; they are probably from another assembly");
    }
  }
}
