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
}
