package io.danq.prediction.rows;

import io.danq.inference.Strands;
import io.danq.network.bundle.BackgroundScores;
import io.danq.network.bundle.ModelBundle;
import io.danq.prediction.options.HitOptions;
import io.danq.prediction.options.PredictionOptions;
import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;

/**
 * Which parts of a prediction go into its row.
 *
 * @param strands which strands were predicted
 * @param scores whether all probabilities are written
 * @param minProbability minimum probability of a hit, 0 to 1
 * @param maxEvalue maximum E-value of a hit, 0 to 1; 1 also admits hits without an E-value
 * @param maxHits maximum number of hits in a row, highest first; 0 for no limit
 */
public record RowOptions(
    Strands strands, boolean scores, float minProbability, float maxEvalue, int maxHits)
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
    if (!(maxEvalue >= 0 && maxEvalue <= 1)) {
      throw new IllegalArgumentException("maxEvalue must be 0 to 1, was " + maxEvalue);
    }
    if (maxHits < 0) {
      throw new IllegalArgumentException("maxHits must be 0 or more, was " + maxHits);
    }
  }

  /** Options for hits of any E-value. */
  public RowOptions(Strands strands, boolean scores, float minProbability, int maxHits) {
    this(strands, scores, minProbability, 1, maxHits);
  }

  /**
   * Reads a pipeline's options.
   *
   * @param model the model that the pipeline begins with
   * @throws IllegalArgumentException if a number is out of its range, or E-values have a limit and
   *     the model gives none
   */
  public static RowOptions of(PredictionOptions options, ModelBundle model) {
    RowOptions row =
        new RowOptions(
            options.getStrands(),
            options.getScores() == HitOptions.Scores.ALL,
            (float) options.getMinProbability(),
            (float) options.getMaxEvalue(),
            options.getMaxHits());
    if (row.maxEvalue < 1 && row.usable(model.background()).isEmpty()) {
      throw new IllegalArgumentException(
          "maxEvalue below 1 needs a model with a background of --strands="
              + row.strands.name().toLowerCase(Locale.ROOT)
              + ": 'danq background' adds one");
    }
    return row;
  }

  /** The background, if it is of the same strands. */
  Optional<BackgroundScores> usable(Optional<BackgroundScores> background) {
    return background.filter(scores -> scores.bothStrands() == (strands == Strands.BOTH));
  }
}
