package io.danq.cli.command;

import io.danq.beam.metrics.Counts;
import io.danq.cli.option.PipelineOptionSpecs;
import io.danq.cli.option.TasksOption;
import io.danq.cli.text.FullDisk;
import io.danq.cli.text.Table;
import io.danq.cli.text.VariantSummary;
import io.danq.flink.EmbeddedFlink;
import io.danq.prediction.Topics;
import io.danq.prediction.VariantPrediction;
import io.danq.prediction.options.VariantOptions;
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
import java.util.Locale;
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

/** {@code danq variants}: predicts what the alleles of variants do. */
@Command(
    name = "variants",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Predicts what variants do to binding: one row per alternative allele of a VCF.",
      "",
      "Each allele is normalised as 'bcftools norm' does it, and put into the reference. The network"
          + " predicts 1000 bases around the variant without it and with it, for every target. A row"
          + " has both probabilities, their difference (alt less ref, so that a lost site is"
          + " negative), log2 of the odds ratio, and the targets with the strongest differences."
          + " pos, ref and alt are the input's. With a model that 'danq background --variants' gave"
          + " E-values, it has how rare the effects are among those of background variants.",
      ""
    },
    footer = {
      "",
      "An allele that cannot be predicted has a row too, which says why in skip_reason:",
      "  MISSING  STAR  SYMBOLIC  BREAKEND   ALT is '.', '*', <DEL>, a breakend",
      "  NOT_ACGT  TOO_LONG                  other bases; more than 500 of them",
      "  UNKNOWN_CONTIG  BEYOND_CONTIG       not a place of the reference",
      "  REF_MISMATCH  REF_ALT_SWAPPED       REF is not what the reference has; ALT is",
      "  INFERENCE_FAILED                    the network failed on a window",
      "",
      PipelineRun.RUNNER_HELP,
      "",
      "Exit code: 0 if done (lines that are no VCF are in OUTPUT/failed), 1 if the run failed, an"
          + " input file could not be read to its end or more than --maxFailed lines failed, 2 if"
          + " called wrongly. Called again after an interrupt, it goes on.",
      "",
      "  danq variants -i calls.vcf.gz --reference hg38.fa -m model/demo-690 -o out",
      "  danq variants calls.vcf.gz --reference hg38.fa -m model/demo-690 -o out \\",
      "                --filter PASS --regions chr7:30508751-35296850",
      "  danq variants calls.vcf.gz --reference hg38.fa -m model/demo-690 \\",
      "                -o vcf:annotated.vcf.gz",
      "  bcftools view -i 'AF<0.01' calls.bcf | danq variants - --reference hg38.fa \\",
      "                -m model/demo-690 -o out --scores=none"
    })
public final class VariantsCommand implements Callable<Integer> {
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
  private boolean warned;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> others = tasks.with(beamOptions);
    VariantOptions options =
        PipelineOptionSpecs.parse(
            spec.commandLine().getParseResult(), VariantOptions.class, others);
    EmbeddedFlink.setDefaults(options, others);
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

  private int predict(VariantOptions options, OpenModel model)
      throws IOException, InterruptedException {
    boolean inThisJvm = EmbeddedFlink.cluster(options).isEmpty();
    VariantPrediction.Planned planned = VariantPrediction.plan(options, model, inThisJvm);
    Topics.checkOutputs(options);
    try (RunFolders folders = planned.begin()) {
      return Interruption.handle(spec, folders::abandon, () -> predict(planned, folders));
    } catch (RunFailedException e) {
      Optional<String> fullDisk = FullDisk.explain(e, options.getOutput());
      throw fullDisk.isEmpty() ? e : new RunFailedException(fullDisk.get(), e);
    }
  }

  private int predict(VariantPrediction.Planned planned, RunFolders folders)
      throws IOException, InterruptedException {
    VariantOptions options = planned.options();
    PrintWriter out = spec.commandLine().getOut();
    PipelineRun run = new PipelineRun(out, spec.commandLine().getErr());
    PredictedShare share = PredictedShare.of(planned.plan(), folders.remaining());
    if (folders.doneParts() > 0) {
      out.println(share.describe());
    }
    for (int part : folders.remaining()) {
      Counts counts =
          run.run(
              planned.pipeline(part),
              share::predictedAlleles,
              now -> {
                warn(now, options);
                return describe(now, run.seconds());
              });
      warn(counts, options);
      folders.partDone(part, run.lastRun());
    }
    planned
        .join()
        .ifPresent(
            reason ->
                spec.commandLine()
                    .getErr()
                    .println(spec.qualifiedName() + ": the VCF has no index (.tbi): " + reason));
    RunSummary total = folders.sum().withSpeedAfterStart(run.speedAfterStart());
    new VariantSummary(out).print(total, planned.effects(), String.join(", ", options.getOutput()));
    if (summary != null) {
      Files.writeString(summary, total.toJson());
    }
    if (Unreadable.report(total, Output.parse(options.getOutput()), spec)) {
      return CommandLine.ExitCode.SOFTWARE;
    }
    planned.end(folders, total);
    return CommandLine.ExitCode.OK;
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
      PrintWriter err = spec.commandLine().getErr();
      err.println(
          spec.qualifiedName()
              + ": warning: REF of more than one in ten of the first 1,000 variants is not what "
              + options.getReference()
              + " has; they are probably of another assembly");
      err.flush();
    }
  }
}
