package io.danq.inference;

/** The arithmetic of a network. */
public enum Precision {
  /** The weights as trained: differs from Keras only by rounding. */
  FLOAT32,
  /**
   * The recurrent and the hidden dense layer in 8-bit integers, quantised when the model is loaded.
   * Probabilities change by a few thousandths. Networks with hard-sigmoid gates are refused,
   * because theirs change by more.
   */
  INT8
}
