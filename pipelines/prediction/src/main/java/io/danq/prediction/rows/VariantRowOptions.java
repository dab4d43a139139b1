package io.danq.prediction.rows;

import io.danq.inference.Strands;
import io.danq.network.bundle.EffectBackground;
import io.danq.network.bundle.ModelBundle;
import io.danq.prediction.options.AlleleOptions;
import io.danq.prediction.options.HitOptions;
import io.danq.prediction.options.ModelOptions;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which parts of an allele's prediction go into its row.
 *
 * @param strands which strands were predicted
 * @param scores whether all probabilities are written
 * @param minAbsDiff minimum absolute difference of a hit, 0 to 1
 * @param maxEvalue maximum E-value of a hit, 0 to 1; 1 also admits hits without an E-value
 * @param maxHits maximum number of hits in a row, strongest first; 0 for no limit
 */
public record VariantRowOptions(
    Strands strands, boolean scores, double minAbsDiff, double maxEvalue, int maxHits)
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
    if (!(maxEvalue >= 0 && maxEvalue <= 1)) {
      throw new IllegalArgumentException("maxEvalue must be 0 to 1, was " + maxEvalue);
    }
    if (maxHits < 0) {
      throw new IllegalArgumentException("maxHits must be 0 or more, was " + maxHits);
    }
  }

  /**
   * Reads a pipeline's options.
   *
   * @param model the model that the pipeline begins with
   * @throws IllegalArgumentException if a number is out of its range, or E-values have a limit and
   *     the model gives none
   */
  public static <O extends ModelOptions & AlleleOptions> VariantRowOptions of(
      O options, ModelBundle model) {
    VariantRowOptions row =
        new VariantRowOptions(
            options.getStrands(),
            options.getScores() == HitOptions.Scores.ALL,
            options.getMinAbsDiff(),
            options.getMaxEvalue(),
            options.getMaxHits());
    if (row.maxEvalue < 1 && row.usable(model.effects()).isEmpty()) {
      throw new IllegalArgumentException(
          "maxEvalue below 1 needs a model with a background of variants for --strands="
              + row.strands.name().toLowerCase(Locale.ROOT)
              + ": 'danq background --variants' adds one");
    }
    return row;
  }

  /** The background of the same strands. */
  public Optional<EffectBackground> usable(List<EffectBackground> effects) {
    return effects.stream()
        .filter(background -> background.bothStrands() == (strands == Strands.BOTH))
        .findFirst();
  }
}
