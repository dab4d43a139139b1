package io.danq.cli;

import io.danq.data.LabelledWindows;
import io.danq.data.file.LabelledFiles;
import io.danq.sequence.BaseOrder;
import io.danq.training.Examples;
import io.danq.training.PackedExamples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The windows of one training.
 *
 * @param training to learn from
 * @param validation to judge by
 */
record TrainingData(Examples training, Examples validation) {
  /**
   * Holds out the last part of some windows, as Keras' {@code validation_split} does: {@code
   * floor(n (1 - share))} windows are left to train.
   *
   * @param share above 0 and below 1
   */
  static TrainingData split(Examples all, double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "--validationFraction must be above 0 and below 1, was " + share);
    }
    int training = (int) (all.count() * (1 - share) + 1e-9);
    return new TrainingData(all.range(0, training), all.range(training, all.count()));
  }

  /** Reads a file, or a pair of them, into memory. */
  static Examples read(Path file, Optional<Path> labels, BaseOrder order) throws IOException {
    try (LabelledWindows windows = LabelledFiles.open(file, labels, order)) {
      return PackedExamples.read(windows);
    }
  }

  /** With the reverse complements of the windows to learn from. */
  TrainingData withReverseComplements() {
    return new TrainingData(training.withReverseComplements(), validation);
  }
}
