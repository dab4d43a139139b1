package io.danq.learning.retraining;

/** The steps of a retraining, in their order. */
public enum RetrainingStep {
  /** Labelled windows are made of a reference and peaks. */
  EXAMPLES,
  /** The network learns. */
  TRAINING,
  /** The network is judged by windows that it has not seen. */
  EVALUATION,
  /** What the network gives for those of these windows that carry no label goes into its bundle. */
  BACKGROUND,
  /** The network becomes a version in the registry, and the current one if it passes the gate. */
  PUBLICATION
}
