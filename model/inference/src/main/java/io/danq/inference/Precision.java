package io.danq.inference;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;

/** The arithmetic of a network. */
public enum Precision {
  /** The weights as trained: differs from Keras only by rounding. */
  FLOAT32,
  /**
   * The recurrent and the hidden dense layer in 8-bit integers, quantised when the model is loaded.
   * Probabilities change by a few thousandths. Small networks are computed in float32, which costs
   * them nothing. Networks with hard-sigmoid gates are refused, because theirs change by more.
   */
  INT8;

  /** Below this a network is so fast that 8 bits gain nothing. */
  private static final long LEAST_MULTIPLICATIONS = 1 << 21;

  /**
   * The arithmetic that a network gets when this one is asked for. A small network always gets
   * float32: it has few units to even out the rounding of int8. One with hard gates gets what was
   * asked for, so that int8 is refused whatever its size.
   */
  Precision suiting(DanQConfig network) {
    if (this != INT8 || network.gates().isHard()) {
      return this;
    }
    long recurrent =
        DanQTensor.LSTM_WEIGHT.size(network) + DanQTensor.LSTM_RECURRENCE.size(network);
    long multiplications = recurrent * network.steps() + DanQTensor.HIDDEN_WEIGHT.size(network);
    return multiplications < LEAST_MULTIPLICATIONS ? FLOAT32 : INT8;
  }
}
