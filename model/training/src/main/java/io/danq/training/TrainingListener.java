package io.danq.training;

import java.util.List;

/**
 * Receives the progress of a training. The thread that called the trainer calls it, so it should
 * return quickly.
 */
public interface TrainingListener {
  /** A listener that does nothing. */
  TrainingListener NONE = new TrainingListener() {};

  /**
   * A checkpoint was found and training continues from it.
   *
   * @param epochs the complete epochs
   * @param windows the windows already done in the next epoch
   */
  default void resumed(List<EpochResult> epochs, int windows) {}

  /**
   * A step was made.
   *
   * @param epoch from 1
   * @param windows done of this epoch
   * @param total windows of an epoch
   * @param loss mean of the epoch so far
   */
  default void stepped(int epoch, int windows, int total, double loss) {}

  /**
   * Validation begins.
   *
   * @param epoch from 1
   */
  default void validating(int epoch) {}

  /** An epoch is complete. */
  default void epochEnded(EpochResult result) {}
}
