package io.danq.training.report;

import io.danq.training.EpochResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A line per epoch, tab-separated under a header. What is undefined is {@code NA}. */
public final class TrainingTsv {
  private TrainingTsv() {}

  /** Writes the table; an older file is replaced. */
  public static void write(TrainingReport report, Path file) throws IOException {
    StringBuilder text =
        new StringBuilder(
            "epoch\tlearning_rate\ttraining_loss\tvalidation_loss\tvalidation_mean_auroc\tbest\tseconds"
                + "\twindows_per_second\n");
    for (EpochResult epoch : report.epochs()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%d\t%.6g\t%.6f\t%.6f\t%s\t%d\t%.1f\t%.1f\n",
              epoch.epoch(),
              epoch.learningRate(),
              epoch.trainingLoss(),
              epoch.validationLoss(),
              Double.isNaN(epoch.validationAuroc())
                  ? "NA"
                  : String.format(Locale.ROOT, "%.6f", epoch.validationAuroc()),
              epoch.best() ? 1 : 0,
              epoch.seconds(),
              epoch.windowsPerSecond()));
    }
    Files.writeString(file, text);
  }
}
