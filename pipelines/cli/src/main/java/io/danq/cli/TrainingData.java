package io.danq.cli;

import io.danq.data.LabelledWindows;
import io.danq.sequence.BaseOrder;
import io.danq.training.Examples;
import io.danq.training.PackedExamples;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The windows of one training.
 *
 * @param training to learn from
 * @param validation to judge by
 */
record TrainingData(Examples training, Examples validation) {
  /** Reads two files. */
  static TrainingData read(Path training, Path validation, BaseOrder order) throws IOException {
    return new TrainingData(read(training, order), read(validation, order));
  }

  /**
   * Reads a file and holds out its last part, as Keras' {@code validation_split} does: {@code
   * floor(n (1 - share))} windows are left to train.
   *
   * @param share above 0 and below 1
   */
  static TrainingData split(Path file, BaseOrder order, double share) throws IOException {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "--validationFraction must be above 0 and below 1, was " + share);
    }
    Examples all = read(file, order);
    int training = (int) (all.count() * (1 - share) + 1e-9);
    return new TrainingData(all.range(0, training), all.range(training, all.count()));
  }

  private static Examples read(Path file, BaseOrder order) throws IOException {
    try (LabelledWindows windows = LabelledWindows.open(file, order)) {
      return PackedExamples.read(windows);
    }
  }

  /** With the reverse complements of the windows to learn from. */
  TrainingData withReverseComplements() {
    return new TrainingData(training.withReverseComplements(), validation);
  }
}
