package io.danq.inference;

/** Which strands of a window are predicted. */
public enum Strands {
  /**
   * The mean probability of the window and its reverse complement, as DeepSEA and DanQ report it.
   */
  BOTH,
  /** The forward strand only: half the work. */
  FORWARD;

  /** Runs of the network per window. */
  public int passes() {
    return this == BOTH ? 2 : 1;
  }
}
