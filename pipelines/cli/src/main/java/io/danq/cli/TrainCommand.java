package io.danq.cli;

import io.danq.bundle.ModelBundle;
import io.danq.bundle.Target;
import io.danq.bundle.TargetTable;
import io.danq.network.DanQConfig;
import io.danq.network.DanQWeights;
import io.danq.report.TrainingReport;
import io.danq.sequence.BaseOrder;
import io.danq.training.EpochResult;
import io.danq.training.Examples;
import io.danq.training.KerasInitialization;
import io.danq.training.TrainedBundle;
import io.danq.training.Trainer;
import io.danq.training.TrainingOptions;
import io.danq.training.TrainingResult;
import io.danq.training.WarmStart;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code danq train}: labelled windows in, a model bundle out. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Trains a DanQ network from labelled windows and writes the weights of its best epoch as a"
            + " model bundle, with training.tsv and training.html beside it. Called again after it"
            + " was stopped or killed, it goes on from its checkpoint and ends with the same weights.",
    footer = {
      "",
      "The data is NumPy's .npz as 'danq evaluate' takes it: x, one-hot windows",
      "[n, length, 4] or [n, 4, length], and y, labels [n, targets] of 0 and 1, a",
      "column for every target in the order of the table. Training runs on the",
      "processor; there is no GPU option. The first training in a checkout downloads",
      "OpenBLAS, about 15 MB.",
      "",
      "  danq train -d train.npz -t targets.tsv --targetRange 125:815 -o my-danq",
      "  danq train -d more.npz --from my-danq --freezeConvolution -o fine-tuned",
      "  danq evaluate --model my-danq --data test.npz"
    })
final class TrainCommand implements Callable<Integer> {
  private static final String CHECKPOINT_FILE = "training.checkpoint";

  @Spec private CommandSpec spec;

  @Option(
      names = {"-d", "--data"},
      required = true,
      paramLabel = "FILE",
      description = "Labelled windows, a .npz file.")
  private Path data;

  @Option(
      names = "--validationData",
      paramLabel = "FILE",
      description =
          "Windows to judge every epoch by, a .npz file. Default: the last part of --data.")
  private @Nullable Path validationData;

  @Option(
      names = "--validationFraction",
      paramLabel = "SHARE",
      defaultValue = "0.1",
      description =
          "Last part of --data that is held out without --validationData. Default:"
              + " ${DEFAULT-VALUE}")
  private double validationFraction;

  @Option(
      names = "--reverseComplements",
      description = "Train on the reverse complement of every window too: twice the windows.")
  private boolean reverseComplements;

  @Option(
      names = "--baseOrder",
      paramLabel = "agct|acgt",
      defaultValue = "AGCT",
      description =
          "Order of the channels in the data, and of a new network; agct for everything that comes"
              + " from DeepSEA. Default: agct")
  private BaseOrder baseOrder;

  @Option(
      names = {"-t", "--targets"},
      paramLabel = "TSV",
      description =
          "What the label columns are, a line each in their order; the header names at least index,"
              + " cell_type, assay, treatment. Default: the targets of --from.")
  private @Nullable Path targets;

  @Option(
      names = "--targetRange",
      paramLabel = "FIRST:END",
      description =
          "The lines of --targets that are the data's, counted from 0, END not included; 125:815 for"
              + " the transcription factors among DeepSEA's 919. Default: all.")
  private @Nullable String targetRange;

  @Option(
      names = "--from",
      paramLabel = "FOLDER",
      description =
          "Model bundle whose weights to begin with; its dimensions are the new network's, its"
              + " outputs those of the targets that it has.")
  private @Nullable Path from;

  @Option(names = "--freezeConvolution", description = "Keep the convolution of --from as it is.")
  private boolean freezeConvolution;

  @Mixin private NetworkOptions network;
  @Mixin private TrainerOptions trainer;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FOLDER",
      description = "Folder of the new bundle, its log, its report and its checkpoint.")
  private Path output;

  @Option(
      names = "--id",
      paramLabel = "NAME",
      description = "The model's name. Default: that of --from, or danq.")
  private @Nullable String id;

  @Option(
      names = "--modelVersion",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "The model's version. Default: eight digits of the weights' checksum.")
  private String modelVersion;

  @Option(
      names = "--overwrite",
      description = "Replace the bundle that already lies in the folder.")
  private boolean overwrite;

  @Option(names = "--restart", description = "Begin anew where there is a checkpoint.")
  private boolean restart;

  @Override
  public Integer call() throws IOException {
    TrainingOptions options = trainer.options(freezeConvolution);
    checkCall();
    Optional<ModelBundle> old =
        from == null ? Optional.empty() : Optional.of(ModelBundle.open(from));
    Progress progress = new Progress(spec.commandLine().getErr(), Terminal.isInteractive());
    progress.step("reading " + data.getFileName());
    TrainingData examples;
    try {
      examples = readExamples();
    } finally {
      progress.end();
    }
    List<Target> predicted = targets(old, examples.training().columns());
    BaseOrder order = old.map(bundle -> bundle.manifest().baseOrder()).orElse(baseOrder);
    DanQWeights start = start(old, predicted, examples.training(), options.seed());
    PrintWriter out = spec.commandLine().getOut();
    printBegin(start.config(), examples, old, predicted, out);
    Path checkpoint = output.resolve(CHECKPOINT_FILE);
    if (restart) {
      Files.deleteIfExists(checkpoint);
    }
    Files.createDirectories(output);
    String name = id != null ? id : old.map(bundle -> bundle.manifest().id()).orElse("danq");
    TrainingLog log =
        new TrainingLog(
            new TrainingProgress(out, progress, options.epochs()),
            output,
            epochs ->
                new TrainingReport(
                    name, data.getFileName().toString(), start.config(), options, epochs));
    TrainingResult result;
    try {
      result =
          Trainer.train(
              start,
              order,
              examples.training(),
              examples.validation(),
              options,
              Optional.of(checkpoint),
              log);
      log.write(result.epochs());
    } finally {
      progress.end();
    }
    ModelBundle bundle =
        TrainedBundle.write(
            output, name, modelVersion, order, predicted, result, options, provenance(old));
    Files.deleteIfExists(checkpoint);
    printEnd(bundle, result, out);
    return 0;
  }

  private void checkCall() {
    if (!overwrite && Files.exists(output.resolve(ModelBundle.MANIFEST_FILE))) {
      throw new IllegalArgumentException(
          output + " already holds a model bundle; choose another --output or add --overwrite");
    }
    if (targets == null && from == null) {
      throw new IllegalArgumentException("--targets is needed where there is no --from");
    }
    if (targetRange != null && targets == null) {
      throw new IllegalArgumentException("--targetRange needs --targets");
    }
    if (freezeConvolution && from == null) {
      throw new IllegalArgumentException(
          "--freezeConvolution needs --from: a convolution that was never trained finds nothing");
    }
  }

  private TrainingData readExamples() throws IOException {
    TrainingData read =
        validationData == null
            ? TrainingData.split(data, baseOrder, validationFraction)
            : TrainingData.read(data, validationData, baseOrder);
    return reverseComplements ? read.withReverseComplements() : read;
  }

  private List<Target> targets(Optional<ModelBundle> old, int columns) throws IOException {
    if (targets == null) {
      return old.orElseThrow().targets();
    }
    return TargetRange.choose(TargetTable.read(targets), targetRange, columns, targets);
  }

  private DanQWeights start(
      Optional<ModelBundle> old, List<Target> predicted, Examples examples, long seed) {
    return old.map(bundle -> WarmStart.from(bundle, predicted, seed))
        .orElseGet(
            () ->
                KerasInitialization.create(
                    network.config(examples.windowLength(), predicted.size()), seed));
  }

  private Map<String, String> provenance(Optional<ModelBundle> old) {
    Map<String, String> provenance = new TreeMap<>();
    provenance.put("data", data.getFileName().toString());
    old.ifPresent(
        bundle ->
            provenance.put("from", bundle.manifest().id() + " " + bundle.manifest().version()));
    return provenance;
  }

  private static void printBegin(
      DanQConfig config,
      TrainingData data,
      Optional<ModelBundle> old,
      List<Target> predicted,
      PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s windows to train, %s to validate; %s parameters, %s targets%n",
        Table.grouped(data.training().count()),
        Table.grouped(data.validation().count()),
        Table.grouped(config.parameters()),
        Table.grouped(config.targets()));
    old.ifPresent(
        bundle ->
            out.printf(
                Locale.ROOT,
                "begins with %s %s, which knows %s of the targets%n",
                bundle.manifest().id(),
                bundle.manifest().version(),
                Table.grouped(WarmStart.knownTargets(bundle, predicted))));
    out.flush();
  }

  private void printEnd(ModelBundle bundle, TrainingResult result, PrintWriter out) {
    EpochResult best = result.best();
    out.println();
    if (result.stoppedEarly()) {
      out.println("ended early: the validation loss no longer fell");
    }
    out.printf(
        Locale.ROOT,
        "best epoch %d: validation loss %.5f, mean AUROC %.4f%n",
        best.epoch(),
        best.validationLoss(),
        best.validationAuroc());
    out.println(
        bundle.manifest().id()
            + ", version "
            + bundle.manifest().version()
            + ", written to "
            + output);
    out.println(
        "log and curves: "
            + output.resolve(TrainingLog.TSV_FILE)
            + " and "
            + output.resolve(TrainingLog.PAGE_FILE));
    out.flush();
  }
}
