package io.danq.prediction.output;

import io.danq.inference.Strands;
import io.danq.prediction.options.PredictionOptions;
import java.io.Serializable;

/**
 * What of a prediction goes into its row.
 *
 * @param strands which strands were predicted
 * @param scores whether all probabilities are written
 * @param minProbability smallest probability of a hit, 0 to 1
 * @param maxHits most hits of a row, the highest first; 0 for no limit
 */
public record RowOptions(Strands strands, boolean scores, float minProbability, int maxHits)
    implements Serializable {
  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public RowOptions {
    if (!(minProbability >= 0 && minProbability <= 1)) {
      throw new IllegalArgumentException("minProbability must be 0 to 1, was " + minProbability);
    }
    if (maxHits < 0) {
      throw new IllegalArgumentException("maxHits must be 0 or more, was " + maxHits);
    }
  }

  /**
   * What the options of a pipeline say.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public static RowOptions of(PredictionOptions options) {
    return new RowOptions(
        options.getStrands(),
        options.getScores() == PredictionOptions.Scores.ALL,
        (float) options.getMinProbability(),
        options.getMaxHits());
  }
}
