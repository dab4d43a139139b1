package io.danq.evaluation;

/** The strand that a probability belongs to. */
public enum ScoredStrand {
  /** The window as it is in the data. */
  FORWARD("forward"),
  /** The window's reverse complement. */
  REVERSE_COMPLEMENT("reverse complement"),
  /** The mean of the two probabilities, as DeepSEA and DanQ report it. */
  AVERAGED("averaged");

  private final String title;

  ScoredStrand(String title) {
    this.title = title;
  }

  /** The name for people. */
  public String title() {
    return title;
  }

  /**
   * The probabilities of this strand.
   *
   * @param forward probabilities of the windows as they are in the data
   * @param reverse probabilities of their reverse complements; ignored for {@link #FORWARD}
   * @return one of the two arrays, or a new one for {@link #AVERAGED}
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
