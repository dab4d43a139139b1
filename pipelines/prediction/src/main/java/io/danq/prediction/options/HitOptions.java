package io.danq.prediction.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** Which part of a prediction goes into a row. */
public interface HitOptions extends PipelineOptions {
  /** Which part of the probabilities a row carries. */
  enum Scores {
    /** All of them, in target order. */
    ALL,
    /** None, only the hits. */
    NONE
  }

  @Description("Scores in a row: all (one probability per target, in target order) or none.")
  @Default.Enum("ALL")
  Scores getScores();

  void setScores(Scores value);

  @Description(
      "Maximum E-value of a hit, 0 to 1. A value below 1 needs a model with a background for the"
          + " same --strands, which 'danq background' adds. If a stream switches to a version"
          + " without one, its rows have no hits.")
  @Default.Double(1)
  double getMaxEvalue();

  void setMaxEvalue(double value);

  @Description("Maximum number of hits per row, highest first; 0 for no limit.")
  @Default.Integer(50)
  int getMaxHits();

  void setMaxHits(int value);
}
