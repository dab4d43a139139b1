package io.danq.training;

/**
 * Decides which of two epochs is better. A training returns the weights of its best epoch, and ends
 * when there was no better one for {@link TrainingOptions#patience} epochs.
 */
public enum EpochCriterion {
  /** The lower validation loss is better, as in Keras' callbacks. */
  LOSS {
    @Override
    boolean isBetter(Validation one, EpochResult other) {
      return one.loss() < other.validationLoss();
    }
  },
  /**
   * The higher mean ROC AUC over the validation windows is better. Rare targets count as much as
   * frequent ones in it, and they still improve when the loss no longer falls.
   */
  AUROC {
    @Override
    boolean isBetter(Validation one, EpochResult other) {
      return one.auroc() > other.validationAuroc();
    }
  };

  abstract boolean isBetter(Validation one, EpochResult other);
}
