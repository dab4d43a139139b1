package io.danq.evaluation;

/** Which reading of a window a probability comes from. */
public enum ScoredStrand {
  /** The window as it stands in the data. */
  FORWARD("forward"),
  /** Its reverse complement. */
  REVERSE_COMPLEMENT("reverse complement"),
  /** The mean of both probabilities, as DeepSEA and DanQ report it. */
  AVERAGED("averaged");

  private final String title;

  ScoredStrand(String title) {
    this.title = title;
  }

  /** What a person reads. */
  public String title() {
    return title;
  }

  /**
   * The probabilities of a reading.
   *
   * @param forward those of the windows as they stand
   * @param reverse those of their reverse complements, as many; not looked at for {@link #FORWARD}
   * @return the same array, or a new one for {@link #AVERAGED}
   */
  public float[] of(float[] forward, float[] reverse) {
    return switch (this) {
      case FORWARD -> forward;
      case REVERSE_COMPLEMENT -> reverse;
      case AVERAGED -> {
        float[] mean = new float[forward.length];
        for (int i = 0; i < mean.length; i++) {
          mean[i] = (forward[i] + reverse[i]) / 2;
        }
        yield mean;
      }
    };
  }
}
