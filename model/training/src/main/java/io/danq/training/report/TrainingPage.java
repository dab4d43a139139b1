package io.danq.training.report;

import io.danq.evaluation.report.Html;
import io.danq.evaluation.report.Page;
import io.danq.evaluation.report.Template;
import io.danq.training.EpochCriterion;
import io.danq.training.EpochResult;
import io.danq.training.TrainingOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A training as a self-contained HTML file: curves of loss, AUROC and learning rate, how it was
 * trained, and a table of the epochs.
 */
public final class TrainingPage {
  private static final Template SETTING =
      Template.of("<tr><th scope=\"row\">{{name}}</th><td>{{value}}</td></tr>");

  private static final Template ROW =
      Template.of(
          """
          <tr class="{{style}}"><td>{{epoch}}</td><td>{{learningRate}}</td>\
          <td>{{trainingLoss}}</td><td>{{validationLoss}}</td><td>{{auroc}}</td>\
          <td>{{seconds}}</td><td>{{windowsPerSecond}}</td></tr>
          """);

  private TrainingPage() {}

  /** Writes the page; an older file is replaced. */
  public static void write(TrainingReport report, Path file) throws IOException {
    Page.write(TrainingPage.class, "training.html", values(report), file);
  }

  private static Map<String, String> values(TrainingReport report) {
    List<EpochResult> epochs = report.epochs();
    return Map.ofEntries(
        Map.entry("model", report.modelId()),
        Map.entry("data", report.data()),
        Map.entry("epochs", Html.grouped(epochs.size())),
        Map.entry("parameters", Html.grouped(report.network().parameters())),
        Map.entry("targets", Html.grouped(report.network().targets())),
        Map.entry("bestEpoch", report.best().map(b -> String.valueOf(b.epoch())).orElse("–")),
        Map.entry("loss", report.best().map(b -> loss(b.validationLoss())).orElse("–")),
        Map.entry("auroc", report.best().map(b -> Html.precise(b.validationAuroc())).orElse("–")),
        Map.entry("losses", losses(epochs)),
        Map.entry(
            "aurocs",
            new EpochFigure("Mean ROC AUC", epochs, List.of(EpochResult::validationAuroc))
                .line("validation", EpochResult::validationAuroc)
                .html("Mean ROC AUC of the validation windows")),
        Map.entry("settings", settings(report)),
        Map.entry("rows", rows(report)));
  }

  private static String losses(List<EpochResult> epochs) {
    return new EpochFigure(
            "Loss", epochs, List.of(EpochResult::trainingLoss, EpochResult::validationLoss))
        .line("training", EpochResult::trainingLoss)
        .line("validation", EpochResult::validationLoss)
        .html("Binary cross-entropy");
  }

  private static String loss(double value) {
    return String.format(Locale.ROOT, "%.5f", value);
  }

  private static String settings(TrainingReport report) {
    TrainingOptions options = report.options();
    return setting("Network", report.network().describe())
        + setting("Optimiser", options.optimizer().toString().toLowerCase(Locale.ROOT))
        + setting("Learning rate", options.learningRate() + ", " + options.schedule())
        + setting("Batch", options.batchSize() + " windows")
        + setting("Dropout", options.poolDropout() + " and " + options.lstmDropout())
        + setting("Convolution", options.freezeConvolution() ? "frozen" : "trained")
        + setting("Patience", options.patience() + " epochs")
        + setting("Best epoch", bestEpoch(options.criterion()))
        + setting("Seed", String.valueOf(options.seed()));
  }

  private static String bestEpoch(EpochCriterion criterion) {
    return switch (criterion) {
      case LOSS -> "that of the lowest validation loss";
      case AUROC -> "that of the highest mean ROC AUC";
    };
  }

  private static String setting(String name, String value) {
    return SETTING.fill(Map.of("name", name, "value", value));
  }

  private static String rows(TrainingReport report) {
    int best = report.best().map(EpochResult::epoch).orElse(0);
    StringBuilder rows = new StringBuilder();
    for (EpochResult epoch : report.epochs()) {
      rows.append(
          ROW.fill(
              Map.of(
                  "style", epoch.epoch() == best ? "best" : "",
                  "epoch", String.valueOf(epoch.epoch()),
                  "learningRate", String.format(Locale.ROOT, "%.3g", epoch.learningRate()),
                  "trainingLoss", loss(epoch.trainingLoss()),
                  "validationLoss", loss(epoch.validationLoss()),
                  "auroc", Html.precise(epoch.validationAuroc()),
                  "seconds", String.format(Locale.ROOT, "%.1f", epoch.seconds()),
                  "windowsPerSecond",
                      String.format(Locale.ROOT, "%.0f", epoch.windowsPerSecond()))));
    }
    return rows.toString();
  }
}
