package io.danq.cli.command;

import io.danq.cli.option.ArithmeticOption;
import io.danq.cli.option.ThreadsOption;
import io.danq.cli.text.Progress;
import io.danq.cli.text.Table;
import io.danq.cli.text.Terminal;
import io.danq.cli.verify.CheckResult;
import io.danq.cli.verify.RankingCheck;
import io.danq.cli.verify.ReadingLoss;
import io.danq.cli.verify.Verification;
import io.danq.inference.Arithmetic;
import io.danq.inference.Precision;
import io.danq.network.bundle.ModelBundle;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code danq verify}: checks that a model predicts correctly. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Checks that a model bundle predicts correctly.",
      "Compares the predictions with DanQ's definition in plain Java, and across batch sizes and"
          + " strands, and prints the largest differences. --keras also compares the weights with"
          + " that file and the predictions with DL4J's independent network; --golden compares with"
          + " Keras' own predictions. None of these can check the order of the base channels,"
          + " because Keras files do not contain it; --readings can."
    },
    footer = {
      "",
      "Exit code: 0 if all checks passed; 1 if one failed or a file cannot be used; 2 if called"
          + " wrongly.",
      "The first use of --keras in a checkout downloads DL4J, about 135 MB.",
      "",
      "  danq verify --model my-danq --keras danq.keras --golden golden.npz",
      "  danq verify --model my-danq --precision int8 --data test.npz",
      "  danq verify -m danq-2015 --keras DanQ_bestmodel.hdf5 --readings valid.mat"
    })
public final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-m", "--model"},
      required = true,
      paramLabel = "BUNDLE",
      description = "Model bundle.")
  private Path model;

  @Option(
      names = "--keras",
      paramLabel = "FILE",
      description = "Keras file that the bundle was imported from.")
  private @Nullable Path keras;

  @Option(
      names = "--golden",
      paramLabel = "NPZ",
      description =
          "Keras' own predictions: x, one-hot windows [n, window, 4] in the model's channel order,"
              + " and y, float32 [n, targets].")
  private @Nullable Path golden;

  @Mixin private ArithmeticOption arithmeticOption;
  @Mixin private ThreadsOption threads;

  @Option(
      names = "--data",
      paramLabel = "NPZ",
      description =
          "Labelled windows as for 'danq evaluate'. Shows how much --precision=int8 or bf16 changes"
              + " the mean ROC AUC.")
  private @Nullable Path data;

  @Option(
      names = "--readings",
      paramLabel = "FILE",
      description =
          "Labelled windows, for example DeepSEA's valid.mat, with channels in the order agct."
              + " Compares the model with other readings of its Keras file, each with one"
              + " assumption changed, and prints their mean log losses, lowest first. Fails if"
              + " another reading is better.")
  private @Nullable Path readings;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Arithmetic arithmetic = arithmeticOption.value();
    if (data != null && arithmetic.precision() == Precision.FLOAT32) {
      throw new IllegalArgumentException(
          "--data compares a precision with float32: add --precision=int8 or --precision=bf16");
    }
    PrintWriter out = spec.commandLine().getOut();
    ModelBundle bundle = ModelBundle.open(model);
    Verification verification =
        Verification.of(
            bundle, arithmetic, Optional.ofNullable(keras), Optional.ofNullable(golden));
    Progress progress = new Progress(spec.commandLine().getErr(), Terminal.isInteractive());
    List<CheckResult> results;
    List<ReadingLoss> losses = List.of();
    try {
      results = new ArrayList<>(verification.run(progress::step));
      if (data != null) {
        progress.step("ranking " + data.getFileName() + " in both precisions");
        results.add(RankingCheck.run(bundle, arithmetic, data, threads.value()));
      }
      if (readings != null) {
        losses = ReadingLoss.measure(bundle, readings, progress::step);
      }
    } finally {
      progress.end();
    }
    out.println(bundle.manifest().id() + ", version " + bundle.manifest().version());
    print(results, out);
    boolean best = losses.isEmpty() || printReadings(losses, out);
    out.flush();
    return results.stream().anyMatch(CheckResult::failed) || !best ? 1 : 0;
  }

  /** Prints the losses and returns whether the model is the best reading of its file. */
  private static boolean printReadings(List<ReadingLoss> losses, PrintWriter out) {
    out.println();
    Table table = new Table("reading", "mean log loss", "danq import");
    for (ReadingLoss each : losses) {
      table.row(each.name(), String.format(Locale.ROOT, "%.5f", each.loss()), each.option());
    }
    table.print(out);
    ReadingLoss lowest = losses.get(0);
    out.println(
        lowest.isTheModels()
            ? "The model as imported predicts the labels best."
            : "FAILED: the labels are predicted best with "
                + lowest.name()
                + (lowest.option().isEmpty()
                    ? ", which is not what the file says."
                    : "; import again with " + lowest.option() + " and verify that."));
    return lowest.isTheModels();
  }

  private static void print(List<CheckResult> results, PrintWriter out) {
    Table table = new Table("check", "windows", "largest difference", "limit", "");
    for (CheckResult result : results) {
      boolean numbers = !result.skipped();
      table.row(
          result.check(),
          result.windows() == 0 ? "-" : Table.grouped(result.windows()),
          numbers ? number(result.difference()) : "-",
          numbers ? number(result.limit()) : "-",
          result.skipped() ? "skipped" : result.failed() ? "FAILED" : "ok");
    }
    table.print(out);
    for (CheckResult result : results) {
      if (!result.remark().isEmpty()) {
        out.println(result.check() + ": " + result.remark());
      }
    }
  }

  private static String number(double value) {
    return value == 0 ? "0" : String.format(Locale.ROOT, "%.1e", value);
  }
}
