package io.danq.cli.command;

import io.danq.cli.option.ArithmeticOption;
import io.danq.cli.option.BackgroundVariantOptions;
import io.danq.cli.option.LabelledDataOptions;
import io.danq.cli.option.StrandsOption;
import io.danq.cli.option.ThreadsOption;
import io.danq.cli.text.BackgroundReport;
import io.danq.cli.text.EffectReport;
import io.danq.cli.text.Progress;
import io.danq.cli.text.Terminal;
import io.danq.evaluation.BackgroundScoring;
import io.danq.evaluation.EffectScoring;
import io.danq.inference.Strands;
import io.danq.learning.evaluation.EffectComputation;
import io.danq.learning.evaluation.ModelBackground;
import io.danq.learning.evaluation.ModelEvaluation;
import io.danq.network.bundle.BackgroundScores;
import io.danq.network.bundle.EffectBackground;
import io.danq.network.bundle.ModelBundle;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code danq background}: adds backgrounds for E-values to a model's bundle. */
@Command(
    name = "background",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Adds E-values to a model's hits, or to the effects of variants.",
      "With --data, predicts the unlabelled windows of labelled data and adds their scores to the"
          + " model's bundle. With that bundle, 'danq predict' and 'danq stream' give each hit an"
          + " E-value: the fraction of these windows that score at least as high.",
      "With --variants, predicts background variants and adds the sizes of their effects,"
          + " |difference| * |ln-odds difference|. With that bundle, 'danq variants' gives each"
          + " effect an E-value: the fraction of these alleles with an effect at least as large."
    },
    footer = {
      "",
      "The data has one of the formats of 'danq evaluate', at least as many label columns as the"
          + " model has targets, and at least "
          + BackgroundScoring.MIN_WINDOWS
          + " unlabelled windows. Use windows that the model was not trained on, if you have any."
          + " The variants must have at least "
          + EffectScoring.MIN_ALLELES
          + " alleles that 'danq variants' can predict. A bundle can hold a background of windows"
          + " and one of variants for each value of --strands.",
      "An E-value of 0 means that nothing in the background reaches that score or effect; 'danq"
          + " inspect BUNDLE' shows how large the background is. Predictions made with another"
          + " value of --strands get no E-value.",
      "",
      "  danq background --model my-danq --data test.npz",
      "  danq background -m my-danq -d test.npz -o my-danq-with-background.zip",
      "  danq background -m my-danq --variants common.vcf.gz --reference hg38.fa",
      "  danq background -m my-danq --variants random:100000 --reference hg38.fa"
    })
public final class BackgroundCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-m", "--model"},
      required = true,
      paramLabel = "BUNDLE",
      description = "Model bundle.")
  private Path model;

  @ArgGroup(multiplicity = "1")
  private Source source;

  private static final class Source {
    @ArgGroup(exclusive = false)
    private @Nullable LabelledDataOptions data;

    @ArgGroup(exclusive = false)
    private @Nullable BackgroundVariantOptions variants;
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "BUNDLE",
      description =
          "Bundle to write: a folder, or a zip file if the name ends in .zip. Default: change"
              + " --model in place")
  private @Nullable Path output;

  @Option(
      names = "--overwrite",
      description = "Replace the bundle at --output, or the background of --model.")
  private boolean overwrite;

  @Mixin private StrandsOption strands;

  @Mixin private ArithmeticOption arithmetic;

  @Mixin private ThreadsOption threads;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path target = Optional.ofNullable(output).orElse(model);
    ModelBundle bundle = ModelBundle.open(model);
    PrintWriter out = spec.commandLine().getOut();
    if (source.variants != null) {
      addEffects(source.variants, bundle, target, out);
    } else {
      addScores(Objects.requireNonNull(source.data), bundle, target, out);
    }
    out.println();
    out.println("written to " + target);
    out.flush();
    return 0;
  }

  private void addScores(LabelledDataOptions data, ModelBundle bundle, Path target, PrintWriter out)
      throws IOException, InterruptedException {
    checkOverwrite(bundle.background().isPresent(), "a background", target);
    ModelBackground computation =
        new ModelBackground(
            data.onThisMachine(),
            data.part(),
            strands.value(),
            arithmetic.value(),
            threads.value());
    BackgroundScores background =
        computed("windows", progress -> computation.compute(bundle, progress));
    BackgroundReport.print(computation.write(model, target, background), background, out);
  }

  private void addEffects(
      BackgroundVariantOptions variants, ModelBundle bundle, Path target, PrintWriter out)
      throws IOException, InterruptedException {
    boolean bothStrands = strands.value() == Strands.BOTH;
    checkOverwrite(
        bundle.effects(bothStrands).isPresent(),
        "a background of variants for these --strands",
        target);
    EffectComputation computation =
        variants.computation(strands.value(), arithmetic.value(), threads.value());
    EffectComputation.Result result =
        computed("variants", progress -> computation.compute(bundle, progress));
    EffectBackground effects = result.scoring().background();
    ModelBundle written = computation.write(model, target, effects);
    EffectReport.print(written, result.scoring(), result.malformed(), out);
  }

  private interface Computation<T> {
    T run(ModelEvaluation.Progress progress) throws IOException, InterruptedException;
  }

  private <T> T computed(String unit, Computation<T> computation)
      throws IOException, InterruptedException {
    Progress progress = new Progress(spec.commandLine().getErr(), Terminal.isInteractive());
    try {
      return computation.run((done, all) -> progress.update(done, all, unit));
    } finally {
      progress.end();
    }
  }

  private void checkOverwrite(boolean isThere, String what, Path target) throws IOException {
    if (overwrite) {
      return;
    }
    boolean inPlace = Files.exists(target) && Files.isSameFile(target, model);
    if (inPlace && isThere) {
      throw new IllegalArgumentException(
          target + " already has " + what + "; choose another --output or add --overwrite");
    }
    if (!inPlace && ModelBundle.exists(target)) {
      throw new IllegalArgumentException(
          target + " already holds a model bundle; choose another --output or add --overwrite");
    }
  }
}
