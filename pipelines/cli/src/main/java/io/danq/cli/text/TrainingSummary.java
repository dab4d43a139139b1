package io.danq.cli.text;

import io.danq.network.bundle.ModelBundle;
import io.danq.training.EpochResult;
import io.danq.training.WarmStart;
import io.danq.training.run.TrainingRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Prints the start and the result of a training. */
public final class TrainingSummary {
  private TrainingSummary() {}

  /**
   * Prints the data and the network that a training begins with.
   *
   * @param from the model whose weights it begins with, if any
   */
  public static void printBegin(TrainingRun run, Optional<ModelBundle> from, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s windows to train, %s to validate; %s parameters, %s targets%n",
        Table.grouped(run.windows().training().count()),
        Table.grouped(run.windows().validation().count()),
        Table.grouped(run.start().config().parameters()),
        Table.grouped(run.targets().size()));
    from.ifPresent(
        bundle ->
            out.printf(
                Locale.ROOT,
                "starting from %s, which has %s of the targets%n",
                TrainingRun.describe(bundle),
                Table.grouped(WarmStart.knownTargets(bundle, run.targets()))));
    out.flush();
  }

  /**
   * Prints the result of a training.
   *
   * @param output the bundle's folder
   */
  public static void printEnd(TrainingRun.Trained trained, Path output, PrintWriter out) {
    EpochResult best = trained.result().best();
    out.println();
    if (trained.result().stoppedEarly()) {
      out.println("stopped early: the epochs no longer improved");
    }
    out.printf(
        Locale.ROOT,
        "best epoch %d: validation loss %.5f, mean AUROC %.4f%n",
        best.epoch(),
        best.validationLoss(),
        best.validationAuroc());
    out.println(
        trained.bundle().manifest().id()
            + ", version "
            + trained.bundle().manifest().version()
            + ", written to "
            + output);
    out.println(
        "log and curves: "
            + output.resolve(TrainingRun.TSV_FILE)
            + " and "
            + output.resolve(TrainingRun.PAGE_FILE));
    out.flush();
  }
}
