package io.danq.learning.data;

import io.danq.labels.Examples;
import io.danq.labels.Part;
import java.io.IOException;
import java.util.Optional;

/**
 * The windows of one training.
 *
 * @param training to learn from
 * @param validation to judge every epoch by
 */
public record TrainingData(Examples training, Examples validation) {
  /**
   * Reads the windows of a training. Those to validate by are, in this order, those of data of
   * their own, the validation part of a folder of examples, or the last part of the windows, as
   * Keras' {@code validation_split} has it: {@code floor(n (1 - share))} are left to train. The
   * examples of a folder lie in an order by chance.
   *
   * @param share above 0 and below 1
   * @throws IOException if the data cannot be read
   * @throws IllegalArgumentException if the share is needed and outside its range
   */
  public static TrainingData read(
      LabelledData data, Optional<LabelledData> validation, double share) throws IOException {
    if (validation.isPresent()) {
      return new TrainingData(data.read(Part.TRAIN), validation.get().read(Part.VALIDATION));
    }
    if (data.isFolder() && data.count(Part.VALIDATION) > 0) {
      return new TrainingData(data.read(Part.TRAIN), data.read(Part.VALIDATION));
    }
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "--validationFraction must be above 0 and below 1, was " + share);
    }
    Examples all = data.read(Part.TRAIN);
    int training = (int) (all.count() * (1 - share) + 1e-9);
    return new TrainingData(all.range(0, training), all.range(training, all.count()));
  }

  /** With the reverse complements of the windows to learn from. */
  public TrainingData withReverseComplements() {
    return new TrainingData(training.withReverseComplements(), validation);
  }
}
