package io.danq.labels;

import java.util.Locale;

/** The use of a labelled window. */
public enum Part {
  /** For training. */
  TRAIN,
  /** For evaluating every epoch of a training, so that it stops in time. */
  VALIDATION,
  /** For evaluating the finished network. */
  TEST;

  /** The name in file names and reports. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
