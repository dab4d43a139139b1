package io.danq.prediction.rows;

import io.danq.inference.Strands;
import io.danq.prediction.options.AlleleOptions;
import io.danq.prediction.options.ModelOptions;
import java.io.Serializable;

/**
 * Which parts of an allele's prediction go into its row.
 *
 * @param strands which strands were predicted
 * @param scores whether all probabilities are written
 * @param minAbsDiff smallest absolute difference of a hit, 0 to 1
 * @param maxHits most hits in a row, the strongest first; 0 for no limit
 */
public record VariantRowOptions(Strands strands, boolean scores, double minAbsDiff, int maxHits)
    implements Serializable {
  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public VariantRowOptions {
    if (!(minAbsDiff >= 0 && minAbsDiff <= 1)) {
      throw new IllegalArgumentException("minAbsDiff must be 0 to 1, was " + minAbsDiff);
    }
    if (maxHits < 0) {
      throw new IllegalArgumentException("maxHits must be 0 or more, was " + maxHits);
    }
  }

  /**
   * Reads a pipeline's options.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public static <O extends ModelOptions & AlleleOptions> VariantRowOptions of(O options) {
    return new VariantRowOptions(
        options.getStrands(),
        options.getScores() == ModelOptions.Scores.ALL,
        options.getMinAbsDiff(),
        options.getMaxHits());
  }
}
