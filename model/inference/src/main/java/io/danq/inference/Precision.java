package io.danq.inference;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import java.util.Locale;

/** The arithmetic of a network. */
public enum Precision {
  /** The weights as trained: differs from Keras only by rounding. */
  FLOAT32,
  /**
   * The recurrent and the dense layers in bfloat16, with sums in float32: probabilities change by
   * some ten-thousandths. For processors with AVX512-BF16 or AMX; others compute in float32. So do
   * small networks, and those with hard-sigmoid gates.
   */
  BF16,
  /**
   * The recurrent and the hidden dense layer in 8-bit integers, quantised when the model is loaded.
   * Probabilities change by a few thousandths. Small networks are computed in float32, which costs
   * them nothing. Networks with hard-sigmoid gates are refused, because theirs change by more.
   */
  INT8;

  /** Below this a network is so fast that fewer bits gain nothing. */
  private static final long LEAST_MULTIPLICATIONS = 1 << 21;

  /** Its name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The precision that a network gets when this one is asked for. A small network always gets
   * float32: it has few units to even out the rounding. A network with hard-sigmoid gates keeps
   * int8, at any size, so that it is refused.
   */
  Precision suiting(DanQConfig network) {
    if (this == FLOAT32 || (this == INT8 && network.gates().isHard())) {
      return this;
    }
    long recurrent =
        DanQTensor.LSTM_WEIGHT.size(network) + DanQTensor.LSTM_RECURRENCE.size(network);
    long multiplications = recurrent * network.steps() + DanQTensor.HIDDEN_WEIGHT.size(network);
    return multiplications < LEAST_MULTIPLICATIONS ? FLOAT32 : this;
  }
}
