package io.danq.learning.retraining;

import io.danq.evaluation.report.EvaluationReport;
import io.danq.network.bundle.BackgroundScores;
import io.danq.network.bundle.ModelBundle;
import io.danq.training.TrainingListener;
import io.danq.training.run.TrainingRun;
import java.util.Optional;

/**
 * Receives the progress of a retraining. Unless noted otherwise, the thread that called the
 * retraining calls it.
 */
public interface RetrainingListener {
  /** A listener that does nothing. */
  RetrainingListener NONE = new RetrainingListener() {};

  /** A step begins, or continues where an earlier call stopped. */
  default void begins(RetrainingStep step) {}

  /** An earlier call has finished a step. */
  default void wasDone(RetrainingStep step) {}

  /**
   * Training begins.
   *
   * @param from the model that the initial weights come from
   * @return a listener for the training
   */
  default TrainingListener trains(TrainingRun run, Optional<ModelBundle> from) {
    return TrainingListener.NONE;
  }

  /** Training has ended. */
  default void trained(TrainingRun.Trained trained) {}

  /**
   * A number of windows are predicted, for the evaluation or the background; called by one thread
   * at a time.
   */
  default void predicted(int windows, int total) {}

  /** The evaluation has ended. */
  default void evaluated(EvaluationReport report) {}

  /** The background is in the bundle. */
  default void addedBackground(BackgroundScores background) {}

  /** The bundle gets no background, so its hits will have no E-values. */
  default void leftOutBackground(String reason) {}

  /** The publication begins something that may take minutes. */
  default void publishes(String what) {}
}
