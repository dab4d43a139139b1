package io.danq.prediction.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** What of a prediction a row says. */
public interface HitOptions extends PipelineOptions {
  /** Which part of the probabilities a row carries. */
  enum Scores {
    /** All of them, in target order. */
    ALL,
    /** None: the hits alone. */
    NONE
  }

  @Description("Scores per row: all (one probability per target, in target order) or none.")
  @Default.Enum("ALL")
  Scores getScores();

  void setScores(Scores value);

  @Description(
      "Largest E-value of a hit, 0 to 1. Below 1 the model needs a background of the same strands,"
          + " which 'danq background' adds; hits of a version without one are left out.")
  @Default.Double(1)
  double getMaxEvalue();

  void setMaxEvalue(double value);

  @Description("Most hits per row, highest first; 0 for no limit.")
  @Default.Integer(50)
  int getMaxHits();

  void setMaxHits(int value);
}
