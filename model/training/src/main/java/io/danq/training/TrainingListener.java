package io.danq.training;

import java.util.List;

/** Is told how training goes, by the thread that called the trainer; quickly done. */
public interface TrainingListener {
  /** A listener that does nothing. */
  TrainingListener NONE = new TrainingListener() {};

  /**
   * A checkpoint was found and training goes on from it.
   *
   * @param epochs the epochs that were complete
   * @param windows windows of the next epoch that were done
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
