package io.danq.labels;

import java.util.Locale;

/** The use of a labelled window. */
public enum Part {
  /** To learn from. */
  TRAIN,
  /** To judge every epoch of a training by, so that it stops in time. */
  VALIDATION,
  /** To judge the finished network by. */
  TEST;

  /** The name in file names and reports. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
