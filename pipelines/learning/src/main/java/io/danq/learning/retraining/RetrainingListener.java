package io.danq.learning.retraining;

import io.danq.evaluation.report.EvaluationReport;
import io.danq.network.bundle.BackgroundScores;
import io.danq.network.bundle.ModelBundle;
import io.danq.training.TrainingListener;
import io.danq.training.run.TrainingRun;
import java.util.Optional;

/** Is told how a retraining goes, by the thread that called it unless said otherwise. */
public interface RetrainingListener {
  /** A listener that does nothing. */
  RetrainingListener NONE = new RetrainingListener() {};

  /** A step begins, or goes on where an earlier call left it. */
  default void begins(RetrainingStep step) {}

  /** A step was finished by an earlier call. */
  default void wasDone(RetrainingStep step) {}

  /**
   * The network is about to learn.
   *
   * @param from the model whose weights it begins with
   * @return is told how that goes
   */
  default TrainingListener trains(TrainingRun run, Optional<ModelBundle> from) {
    return TrainingListener.NONE;
  }

  /** The network has learned. */
  default void trained(TrainingRun.Trained trained) {}

  /** So many windows are predicted, to judge or as background; told by one thread at a time. */
  default void predicted(int windows, int total) {}

  /** The network is judged. */
  default void evaluated(EvaluationReport report) {}

  /** The bundle has its background. */
  default void addedBackground(BackgroundScores background) {}

  /** The bundle gets no background, so that its hits will have no E-values. */
  default void leftOutBackground(String reason) {}

  /** The publication does something that may take minutes. */
  default void publishes(String what) {}
}
