package io.danq.cli.command;

import io.danq.cli.option.NetworkOptions;
import io.danq.cli.option.TrainerOptions;
import io.danq.cli.option.TrainingDataOptions;
import io.danq.cli.text.Progress;
import io.danq.cli.text.Terminal;
import io.danq.cli.text.TrainingProgress;
import io.danq.cli.text.TrainingSummary;
import io.danq.learning.data.LabelledData;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.Target;
import io.danq.training.TrainingOptions;
import io.danq.training.run.TrainingRun;
import io.danq.training.run.TrainingWindows;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code danq train}: trains a network on labelled windows. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Trains a DanQ network on labelled windows.",
      "Writes the weights of the best epoch as a model bundle, and training.tsv and training.html"
          + " next to it. Called again after it was stopped or killed, it continues from its"
          + " checkpoint and ends with the same weights."
    },
    footer = {
      "",
      "The data is a folder from 'danq examples'; a NumPy .npz with x, one-hot windows [n, length,"
          + " 4] or [n, 4, length], and y, labels [n, targets] of 0 and 1, one column per target in"
          + " the order of the table; or DeepSEA's train.mat, whose 4.4 million windows take 2 GB"
          + " of memory (DANQ_JAVA_OPTS=-Xmx4g).",
      "",
      "Training runs on the processor; there is no GPU option. The first training in a checkout"
          + " downloads OpenBLAS, about 15 MB.",
      "",
      "  danq train -d train.npz -t targets.tsv --targetRange 125:815 -o my-danq",
      "  danq train -d examples --reverseComplements -o my-danq",
      "  danq train -d more.npz --from my-danq --freezeConvolution -o fine-tuned",
      "  danq evaluate --model my-danq --data test.npz"
    })
public final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-d", "--data"},
      required = true,
      paramLabel = "PATH",
      description = "Labelled windows: a .npz, .npy or .mat file, or a folder of 'danq examples'.")
  private Path data;

  @Mixin private TrainingDataOptions dataOptions;

  @Option(
      names = "--from",
      paramLabel = "FOLDER",
      description =
          "Model bundle to start from. The new network takes over its dimensions and weights;"
              + " outputs are taken over for the targets that both have.")
  private @Nullable Path from;

  @Option(names = "--freezeConvolution", description = "Keep the convolution of --from unchanged.")
  private boolean freezeConvolution;

  @Mixin private NetworkOptions network;
  @Mixin private TrainerOptions trainer;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FOLDER",
      description = "Folder for the new bundle, its log, report and checkpoint.")
  private Path output;

  @Option(
      names = "--id",
      paramLabel = "NAME",
      description = "Name of the model. Default: the name of --from, or danq")
  private @Nullable String id;

  @Option(
      names = "--modelVersion",
      paramLabel = "VERSION",
      defaultValue = "",
      description =
          "Version of the model. Default: the first eight digits of the weights' checksum")
  private String modelVersion;

  @Option(names = "--overwrite", description = "Replace the bundle already in the folder.")
  private boolean overwrite;

  @Option(names = "--restart", description = "Start over, even if there is a checkpoint.")
  private boolean restart;

  @Override
  public Integer call() throws IOException {
    TrainingOptions options = trainer.options(freezeConvolution);
    checkCall();
    Optional<ModelBundle> old =
        from == null ? Optional.empty() : Optional.of(ModelBundle.open(from));
    Progress progress = new Progress(spec.commandLine().getErr(), Terminal.isInteractive());
    LabelledData labelled = dataOptions.training(data);
    progress.step("reading " + labelled.name());
    TrainingWindows examples;
    try {
      examples = dataOptions.read(labelled);
    } finally {
      progress.end();
    }
    TrainingRun run = run(labelled, examples, old, options);
    PrintWriter out = spec.commandLine().getOut();
    TrainingSummary.printBegin(run, old, out);
    if (restart) {
      run.forgetCheckpoint();
    }
    TrainingRun.Trained trained;
    try {
      trained = run.run(new TrainingProgress(out, progress, options.epochs()));
    } finally {
      progress.end();
    }
    TrainingSummary.printEnd(trained, output, out);
    return 0;
  }

  private TrainingRun run(
      LabelledData labelled,
      TrainingWindows examples,
      Optional<ModelBundle> old,
      TrainingOptions options)
      throws IOException {
    int window = examples.training().windowLength();
    List<Target> predicted = targets(labelled, old, examples.training().columns());
    return new TrainingRun(
        id != null ? id : old.map(bundle -> bundle.manifest().id()).orElse("danq"),
        modelVersion,
        labelled.name(),
        examples,
        predicted,
        old.map(bundle -> bundle.manifest().baseOrder()).orElse(dataOptions.baseOrder()),
        TrainingRun.start(
            old, predicted, () -> network.shape().config(window, predicted.size()), options.seed()),
        old.map(TrainingRun::describe),
        options,
        output);
  }

  private void checkCall() {
    if (!overwrite && Files.exists(output.resolve(ModelBundle.MANIFEST_FILE))) {
      throw new IllegalArgumentException(
          output + " already holds a model bundle; choose another --output or add --overwrite");
    }
    if (!dataOptions.hasTargets() && from == null && !Files.isDirectory(data)) {
      throw new IllegalArgumentException(
          "--targets is needed unless --from is given or --data is a folder of examples");
    }
    if (freezeConvolution && from == null) {
      throw new IllegalArgumentException(
          "--freezeConvolution needs --from: an untrained convolution must not stay as it is");
    }
  }

  private List<Target> targets(LabelledData labelled, Optional<ModelBundle> old, int columns)
      throws IOException {
    if (dataOptions.hasTargets()) {
      return dataOptions.targets(columns);
    }
    Optional<List<Target>> named = labelled.targets();
    return named.isPresent() ? named.get() : old.orElseThrow().targets();
  }
}
