package io.danq.cli.verify;

import io.danq.evaluation.LabelColumns;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.keras.OtherReading;
import io.danq.labels.LabelledWindow;
import io.danq.labels.LabelledWindows;
import io.danq.labels.file.LabelledFiles;
import io.danq.network.DanQWeights;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.ModelManifest;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How well a model predicts labelled windows as it is, or with one assumption about its file
 * changed. The right reading has the lowest loss, because the network was trained to minimise it.
 *
 * @param name the reading
 * @param option with which {@code danq import} reads the file so; empty if there is none
 * @param isTheModels whether it is the model as it is
 * @param loss the mean cross-entropy in nats over windows and targets, of the forward strand
 */
public record ReadingLoss(String name, String option, boolean isTheModels, double loss) {
  /** Probabilities closer to 0 or 1 than this count as this far from it, as in Keras. */
  private static final double EPSILON = 1e-7;

  private static final int WINDOWS_AT_ONCE = 16 * Predictor.BATCH_SIZE;

  /**
   * Measures all readings of a model.
   *
   * @param data labelled windows whose channels are A, G, C, T, for example DeepSEA's {@code
   *     valid.mat}
   * @param progress receives each step before it starts
   * @return the lowest loss first
   * @throws IOException if the data cannot be read or does not fit the model
   */
  public static List<ReadingLoss> measure(ModelBundle bundle, Path data, Consumer<String> progress)
      throws IOException {
    List<ReadingLoss> losses = new ArrayList<>();
    progress.accept("predicting " + data.getFileName() + " as imported");
    losses.add(new ReadingLoss("as imported", "", true, loss(bundle, data)));
    BaseOrder other =
        bundle.manifest().baseOrder() == BaseOrder.AGCT ? BaseOrder.ACGT : BaseOrder.AGCT;
    progress.accept("predicting with channels " + other);
    losses.add(
        new ReadingLoss(
            "channels " + other,
            "--baseOrder " + other.name().toLowerCase(Locale.ROOT),
            false,
            loss(with(bundle, bundle.weights(), other), data)));
    for (OtherReading reading : OtherReading.of(bundle.weights(), bundle.manifest().provenance())) {
      progress.accept("predicting with " + reading.name());
      DanQWeights weights = reading.weights().get();
      ModelBundle changed = with(bundle, weights, bundle.manifest().baseOrder());
      losses.add(new ReadingLoss(reading.name(), reading.option(), false, loss(changed, data)));
    }
    losses.sort(Comparator.comparingDouble(ReadingLoss::loss));
    return losses;
  }

  private static ModelBundle with(ModelBundle bundle, DanQWeights weights, BaseOrder order) {
    ModelManifest m = bundle.manifest();
    ModelManifest changed =
        new ModelManifest(
            m.format(),
            m.id(),
            m.version(),
            weights.config(),
            order,
            m.sha256(),
            m.metrics(),
            m.provenance());
    return new ModelBundle(changed, bundle.targets(), weights, Optional.empty(), List.of());
  }

  private static double loss(ModelBundle bundle, Path data) throws IOException {
    try (LabelledWindows windows = LabelledFiles.open(data, Optional.empty(), BaseOrder.AGCT);
        Predictor predictor = Predictor.create(bundle, Strands.FORWARD)) {
      if (windows.windowLength() != predictor.windowLength() || windows.count() == 0) {
        throw new IOException(
            data
                + " has "
                + windows.count()
                + " windows of "
                + windows.windowLength()
                + " bases, the model needs windows of "
                + predictor.windowLength());
      }
      LabelColumns columns = LabelColumns.match(bundle.targets(), windows.columns());
      double sum = 0;
      for (List<LabelledWindow> batches = read(windows);
          !batches.isEmpty();
          batches = read(windows)) {
        sum += sum(predictor, batches, columns);
      }
      return sum / windows.count() / columns.targets().size();
    }
  }

  private static List<LabelledWindow> read(LabelledWindows windows) throws IOException {
    List<LabelledWindow> read = new ArrayList<>();
    while (read.size() < WINDOWS_AT_ONCE) {
      Optional<LabelledWindow> window = windows.next();
      if (window.isEmpty()) {
        break;
      }
      read.add(window.get());
    }
    return read;
  }

  private static double sum(
      Predictor predictor, List<LabelledWindow> windows, LabelColumns columns) {
    List<List<LabelledWindow>> batches = new ArrayList<>();
    for (int from = 0; from < windows.size(); from += Predictor.BATCH_SIZE) {
      batches.add(windows.subList(from, Math.min(windows.size(), from + Predictor.BATCH_SIZE)));
    }
    // Sums in the order of the batches, so that the figures are the same on every machine.
    return batches.parallelStream()
        .map(batch -> batchSum(predictor, batch, columns))
        .toList()
        .stream()
        .mapToDouble(Double::doubleValue)
        .sum();
  }

  private static double batchSum(
      Predictor predictor, List<LabelledWindow> batch, LabelColumns columns) {
    float[][] predicted = predictor.predict(batch.stream().map(LabelledWindow::bases).toList());
    int targets = columns.targets().size();
    double sum = 0;
    for (int i = 0; i < predicted.length; i++) {
      for (int target = 0; target < targets; target++) {
        double p = predicted[i][columns.output(target)];
        boolean label = batch.get(i).labels().get(columns.column(target));
        double right = Math.max(EPSILON, Math.min(1 - EPSILON, label ? p : 1 - p));
        sum -= Math.log(right);
      }
    }
    return sum;
  }
}
