package io.danq.cli.command;

import io.danq.beam.option.KnownOptions;
import io.danq.cli.option.GateOptions;
import io.danq.cli.option.NetworkOptions;
import io.danq.cli.option.PipelineOptionSpecs;
import io.danq.cli.option.TrainerOptions;
import io.danq.cli.option.TrainingDataOptions;
import io.danq.flink.EmbeddedFlink;
import io.danq.learning.examples.ExamplesOptions;
import io.danq.learning.retraining.Retraining;
import io.danq.learning.retraining.RetrainingInput;
import io.danq.learning.retraining.RetrainingPlan;
import io.danq.learning.retraining.RetrainingResult;
import io.danq.registry.ModelReference;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.io.FileSystems;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code danq retrain}: makes the next version of a model from labelled data. */
@Command(
    name = "retrain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Trains the next version of a model and promotes it if it is good enough.",
      "Makes examples from a reference and peaks (or takes those of --data), trains a network,"
          + " evaluates it on both strands of windows that it was not trained on, publishes it in a"
          + " registry and makes it the current version if it passes the gate. Streams that follow"
          + " the registry switch to it. Called again after it was stopped or killed, it continues"
          + " where it stopped."
    },
    footer = {
      "",
      "A version that fails the gate is published but does not become the current one; the command"
          + " says why and exits with 1. The same call with other gate options promotes it without"
          + " training again. OUTPUT gets examples/, model/ with training.tsv and training.html,"
          + " and evaluation/ with evaluation.tsv and evaluation.html.",
      "",
      "With --reference, the options --seed and --validationFraction also apply to the examples."
          + " Pass options of Beam and its runners as --name=value.",
      "",
      "  danq retrain --reference hg19.fa.gz --peaks targets.tsv --testContigs chr8 \\",
      "               --registry gs://lab/models/my-danq --output retrain-1",
      "  danq retrain --data train.npz --testData test.npz -t targets.tsv \\",
      "               --warmStart --registry /lab/models/my-danq --output retrain-2",
      "  danq models list --registry /lab/models"
    })
public final class RetrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Unmatched private List<String> otherOptions = new ArrayList<>();

  @Option(
      names = {"-r", "--registry"},
      required = true,
      paramLabel = "URI/NAME",
      description =
          "Registry and model name, on this machine or gs://BUCKET/FOLDER/NAME. Add @VERSION to"
              + " name the new version. Default version: the first eight digits of the weights'"
              + " checksum")
  private String registry;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FOLDER",
      description = "Folder for the examples, the model and the evaluation.")
  private Path output;

  @Option(
      names = {"-d", "--data"},
      paramLabel = "PATH",
      description =
          "Labelled windows instead of a reference: a .npz, .npy or .mat file, or a folder from"
              + " 'danq examples'.")
  private @Nullable Path data;

  @Option(
      names = "--testData",
      paramLabel = "PATH",
      description =
          "Windows to evaluate the network on: a file, or a folder of examples with a test part."
              + " Default: the test part of the examples")
  private @Nullable Path testData;

  @Option(
      names = "--testLabels",
      paramLabel = "FILE",
      description = "Labels of the windows in --testData if that is a .npy file.")
  private @Nullable Path testLabels;

  @Mixin private TrainingDataOptions dataOptions;

  @Option(
      names = "--warmStart",
      description =
          "Start from the weights and dimensions of the model's current version, if there is one.")
  private boolean warmStart;

  @Option(
      names = "--freezeConvolution",
      description = "Keep the convolution of the current version unchanged.")
  private boolean freezeConvolution;

  @Mixin private NetworkOptions network;
  @Mixin private TrainerOptions trainer;
  @Mixin private GateOptions gate;

  @Option(names = "--restart", description = "Start over, even if the folder holds earlier work.")
  private boolean restart;

  @Override
  public Integer call() throws IOException, InterruptedException {
    FileSystems.setDefaultPipelineOptions(KnownOptions.defaults());
    RetrainingPlan plan = plan();
    if (restart) {
      Retraining.forget(plan);
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    RetrainingReport report = new RetrainingReport(plan, out, err);
    RetrainingResult result;
    try {
      result = Retraining.run(plan, report, report);
    } finally {
      report.end();
    }
    out.println("current version of " + result.name() + ": " + result.version());
    out.flush();
    return 0;
  }

  private RetrainingPlan plan() throws IOException {
    if (freezeConvolution && !warmStart) {
      throw new IllegalArgumentException(
          "--freezeConvolution needs --warmStart: an untrained convolution must not stay as it is");
    }
    RetrainingInput windows =
        new RetrainingInput(
            examples(),
            Optional.ofNullable(data).map(dataOptions::training),
            dataOptions.validation(),
            Optional.ofNullable(testData).map(test -> dataOptions.labelled(test, testLabels)),
            dataOptions.validationFraction(),
            dataOptions.reverseComplements(),
            dataOptions.targets());
    return new RetrainingPlan(
        output,
        windows,
        network.shape(),
        dataOptions.baseOrder(),
        warmStart,
        trainer.options(freezeConvolution),
        ModelReference.parse("registry:" + registry.replaceFirst("^registry:", "")),
        gate.gate());
  }

  private Optional<ExamplesOptions> examples() throws IOException {
    PipelineOptionSpecs.refuseFormerNames(spec, otherOptions);
    ParseResult parsed = spec.commandLine().getParseResult();
    boolean reference = parsed.hasMatchedOption("--reference");
    boolean peaks = parsed.hasMatchedOption("--peaks");
    if (!reference && !peaks) {
      if (!otherOptions.isEmpty()) {
        throw new ParameterException(
            spec.commandLine(), "unknown option " + otherOptions.get(0) + " without --reference");
      }
      return Optional.empty();
    }
    if (!reference || !peaks) {
      throw new IllegalArgumentException("--reference and --peaks must be given together");
    }
    ExamplesOptions options =
        PipelineOptionSpecs.parse(parsed, ExamplesOptions.class, otherOptions);
    EmbeddedFlink.setDefaults(options, otherOptions);
    FileSystems.setDefaultPipelineOptions(options);
    return Optional.of(options);
  }
}
