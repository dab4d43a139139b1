package io.danq.network;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The function of an LSTM's input, output and forget gates. Keras has had three: its LSTMs use the
 * first hard sigmoid by default up to 2.2.5 and the sigmoid from 2.3.0 on, and {@code hard_sigmoid}
 * has the second slope in Keras 3.
 */
public enum GateActivation {
  /** {@code 1 / (1 + exp(-z))}. */
  @JsonProperty("sigmoid")
  SIGMOID("sigmoid", Double.NaN),
  /** {@code clip(z / 5 + 0.5, 0, 1)}, in Keras up to 2 and in tf.keras. */
  @JsonProperty("hard_sigmoid_1/5")
  HARD_SIGMOID_FIFTH("hard sigmoid clip(0.2 z + 0.5)", 0.2),
  /** {@code clip(z / 6 + 0.5, 0, 1)}, in Keras 3. */
  @JsonProperty("hard_sigmoid_1/6")
  HARD_SIGMOID_SIXTH("hard sigmoid clip(z / 6 + 0.5)", 1.0 / 6);

  private final String label;
  private final double slope;

  GateActivation(String label, double slope) {
    this.label = label;
    this.slope = slope;
  }

  /** Whether it is one of the hard sigmoids. */
  public boolean isHard() {
    return this != SIGMOID;
  }

  /**
   * The slope of a hard sigmoid.
   *
   * @throws IllegalStateException if it is the sigmoid
   */
  public double slope() {
    if (!isHard()) {
      throw new IllegalStateException("the sigmoid has no single slope");
    }
    return slope;
  }

  /** Its value, 0 to 1. */
  public double of(double z) {
    return isHard() ? Math.max(0, Math.min(1, slope * z + 0.5)) : 1 / (1 + Math.exp(-z));
  }

  /** Its name for people, with the formula of a hard sigmoid. */
  @Override
  public String toString() {
    return label;
  }
}
