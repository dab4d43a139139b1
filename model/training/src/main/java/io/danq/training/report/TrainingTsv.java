package io.danq.training.report;

import io.danq.sequence.support.Tsv;
import io.danq.training.EpochResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes one tab-separated line per epoch under a header. Undefined values are {@code NA}. */
public final class TrainingTsv {
  private TrainingTsv() {}

  /** Writes the table; an older file is replaced. */
  public static void write(TrainingReport report, Path file) throws IOException {
    StringBuilder text =
        new StringBuilder(
            Tsv.line(
                "epoch",
                "learning_rate",
                "training_loss",
                "validation_loss",
                "validation_mean_auroc",
                "best",
                "seconds",
                "windows_per_second"));
    for (EpochResult epoch : report.epochs()) {
      double auroc = epoch.validationAuroc();
      text.append(
          Tsv.line(
              epoch.epoch(),
              number("%.6g", epoch.learningRate()),
              number("%.6f", epoch.trainingLoss()),
              number("%.6f", epoch.validationLoss()),
              Double.isNaN(auroc) ? "NA" : number("%.6f", auroc),
              epoch.best() ? 1 : 0,
              number("%.1f", epoch.seconds()),
              number("%.1f", epoch.windowsPerSecond())));
    }
    Files.writeString(file, text);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
