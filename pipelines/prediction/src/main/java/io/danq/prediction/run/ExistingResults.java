package io.danq.prediction.run;

/** What is done with existing results. */
public enum ExistingResults {
  /**
   * An unfinished run continues, or starts over if it reads a pipe. Finished results are kept, and
   * the run is refused.
   */
  CONTINUE,
  /** An unfinished run starts over. Finished results are kept, and the run is refused. */
  RESTART,
  /** An unfinished run of the same plan continues; all other results are replaced. */
  OVERWRITE;

  /**
   * The choice that a run's options express.
   *
   * @throws IllegalArgumentException if they contradict each other
   */
  public static ExistingResults of(boolean restart, boolean overwrite) {
    if (restart && overwrite) {
      throw new IllegalArgumentException(
          "--restart is for an unfinished run and --overwrite for a finished one; leave one out");
    }
    return restart ? RESTART : overwrite ? OVERWRITE : CONTINUE;
  }
}
