package io.danq.network;

import com.fasterxml.jackson.annotation.JsonProperty;

/** In which direction of time the two LSTMs read. */
public enum LstmDirections {
  /** The first from the first step to the last, the second from the last to the first. */
  @JsonProperty("bidirectional")
  BIDIRECTIONAL,
  /**
   * Both from the first step to the last, as in the published DanQ, whose "backward" LSTM reversed
   * the windows of a batch instead of their steps.
   */
  @JsonProperty("both_forward")
  BOTH_FORWARD;

  /**
   * Whether an LSTM begins with the last step.
   *
   * @param lstm 0 for the first, 1 for the second
   */
  public boolean readsBackward(int lstm) {
    return this == BIDIRECTIONAL && lstm == 1;
  }
}
