package io.danq.prediction.track;

import java.util.Locale;

/** Which number of a bin a track shows. */
public enum TrackStatistic {
  /** The mean over its reads. */
  MEAN,
  /** The lowest of its reads. */
  MIN,
  /** The highest of its reads. */
  MAX;

  /** The column of bins that has it. */
  String column() {
    return toString();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
