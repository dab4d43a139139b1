package io.danq.learning.retraining;

/** The steps of a retraining, in order. */
public enum RetrainingStep {
  /** Labelled windows are cut from a reference and peaks. */
  EXAMPLES,
  /** The network is trained. */
  TRAINING,
  /** The network is evaluated on windows that it was not trained on. */
  EVALUATION,
  /** The network's scores on the unlabelled test windows are added to its bundle. */
  BACKGROUND,
  /**
   * The network is published in the registry and becomes the current version if it passes the gate.
   */
  PUBLICATION
}
