package io.danq.inference;

/** The arithmetic that a network runs in. */
public enum Precision {
  /** The weights as they were trained: differs from Keras by rounding alone. */
  FLOAT32,
  /**
   * The recurrent and the hidden dense layer in integers of 8 bits, quantised when the model is
   * loaded; probabilities change by some thousandths.
   */
  INT8
}
