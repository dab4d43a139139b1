package io.danq.training;

/**
 * Which of two epochs is the better one. The best one's weights are what a training gives, and it
 * ends when no better one has come for {@link TrainingOptions#patience} epochs.
 */
public enum EpochCriterion {
  /** The one with the lower validation loss, as Keras' callbacks have it. */
  LOSS {
    @Override
    boolean isBetter(Validation one, EpochResult other) {
      return one.loss() < other.validationLoss();
    }
  },
  /**
   * The one with the higher mean ROC AUC over the validation windows. Rare targets weigh as much in
   * it as frequent ones, and go on getting better when the loss no longer falls.
   */
  AUROC {
    @Override
    boolean isBetter(Validation one, EpochResult other) {
      return one.auroc() > other.validationAuroc();
    }
  };

  abstract boolean isBetter(Validation one, EpochResult other);
}
