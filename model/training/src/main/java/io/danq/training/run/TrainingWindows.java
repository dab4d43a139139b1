package io.danq.training.run;

import io.danq.labels.PackedWindows;

/**
 * The windows of one training.
 *
 * @param training the windows to learn from
 * @param validation the windows that judge every epoch
 */
public record TrainingWindows(PackedWindows training, PackedWindows validation) {
  /**
   * Holds out the last windows for validation, as Keras' {@code validation_split} does: the first
   * {@code floor(n (1 - share))} are left to learn from.
   *
   * @param share above 0 and below 1
   * @throws IllegalArgumentException if the share is outside its range
   */
  public static TrainingWindows split(PackedWindows all, double share) {
    checkShare(share);
    int training = (int) (all.count() * (1 - share) + 1e-9);
    return new TrainingWindows(all.range(0, training), all.range(training, all.count()));
  }

  /**
   * Checks a share before windows are read for it.
   *
   * @throws IllegalArgumentException if the share is outside its range
   */
  public static void checkShare(double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "--validationFraction must be above 0 and below 1, was " + share);
    }
  }

  /** The same with the reverse complements of the training windows. */
  public TrainingWindows withReverseComplements() {
    return new TrainingWindows(training.withReverseComplements(), validation);
  }
}
