package io.danq.inference;

/** Which strands of a window are predicted. */
public enum Strands {
  /**
   * The mean of the probabilities of the window and of its reverse complement, as DeepSEA and DanQ
   * report them.
   */
  BOTH,
  /** The window as it was read: half the work. */
  FORWARD;

  /** Runs of the network that one window needs. */
  public int passes() {
    return this == BOTH ? 2 : 1;
  }
}
