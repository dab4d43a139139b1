package io.danq.cli.command;

import io.danq.cli.option.LabelledDataOptions;
import io.danq.cli.option.PrecisionOption;
import io.danq.cli.option.StrandsOption;
import io.danq.cli.option.ThreadsOption;
import io.danq.cli.text.BackgroundReport;
import io.danq.cli.text.Progress;
import io.danq.cli.text.Terminal;
import io.danq.evaluation.BackgroundScoring;
import io.danq.learning.evaluation.ModelBackground;
import io.danq.network.bundle.BackgroundScores;
import io.danq.network.bundle.ModelBundle;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code danq background}: adds the scores of windows without a label to a model's bundle. */
@Command(
    name = "background",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Adds E-values to a model's hits.",
      "Predicts the windows of labelled data that have no label and adds their scores to the"
          + " model's bundle. With that bundle, 'danq predict' and 'danq stream' give each hit an"
          + " E-value: the share of these windows that score at least as high."
    },
    footer = {
      "",
      "The data has the formats of 'danq evaluate', at least as many label columns as the model"
          + " has targets, and at least "
          + BackgroundScoring.MIN_WINDOWS
          + " windows without a label. Use windows the model was not trained on, if there are any."
          + " An E-value of 0 means that none of these windows scores as high; 'danq inspect BUNDLE'"
          + " shows how many there are. Hits predicted with other --strands have no E-value.",
      "",
      "  danq background --model my-danq --data train.npz",
      "  danq background -m my-danq -d train.npz -o my-danq-with-background.zip"
    })
public final class BackgroundCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-m", "--model"},
      required = true,
      paramLabel = "BUNDLE",
      description = "Model bundle.")
  private Path model;

  @Mixin private LabelledDataOptions data;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "BUNDLE",
      description =
          "Bundle to write: a folder, or a zip file if the name ends in .zip. Default: add the"
              + " background to --model.")
  private @Nullable Path output;

  @Option(
      names = "--overwrite",
      description = "Replace the bundle at --output, or the background of --model.")
  private boolean overwrite;

  @Mixin private StrandsOption strands;

  @Mixin private PrecisionOption precision;

  @Mixin private ThreadsOption threads;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path target = Optional.ofNullable(output).orElse(model);
    ModelBundle bundle = ModelBundle.open(model);
    checkOverwrite(bundle, target);
    ModelBackground computation =
        new ModelBackground(
            data.onThisMachine(), data.part(), strands.value(), precision.value(), threads.value());
    BackgroundScores background;
    Progress progress = new Progress(spec.commandLine().getErr(), Terminal.isInteractive());
    try {
      background =
          computation.compute(bundle, (done, all) -> progress.update(done, all, "windows"));
    } finally {
      progress.end();
    }
    ModelBundle written = computation.write(model, target, background);
    PrintWriter out = spec.commandLine().getOut();
    BackgroundReport.print(written, background, out);
    out.println();
    out.println("written to " + target);
    out.flush();
    return 0;
  }

  private void checkOverwrite(ModelBundle bundle, Path target) throws IOException {
    if (overwrite) {
      return;
    }
    boolean inPlace = Files.exists(target) && Files.isSameFile(target, model);
    if (inPlace && bundle.background().isPresent()) {
      throw new IllegalArgumentException(
          target + " already has a background; choose another --output or add --overwrite");
    }
    if (!inPlace && ModelBundle.exists(target)) {
      throw new IllegalArgumentException(
          target + " already holds a model bundle; choose another --output or add --overwrite");
    }
  }
}
