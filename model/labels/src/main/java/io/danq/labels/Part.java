package io.danq.labels;

import java.util.Locale;

/** What an example is for. */
public enum Part {
  /** To learn from. */
  TRAIN,
  /** To stop in time by. */
  VALIDATION,
  /** To be judged by. */
  TEST;

  /** As it stands in file names. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
