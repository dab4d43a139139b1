package io.danq.prediction.rows;

import io.danq.network.bundle.EffectBackground;
import io.danq.sequence.variant.Effect;
import java.util.List;
import java.util.Optional;

/**
 * The effects of an allele on every target of a model.
 *
 * @param scores the probabilities of both haplotypes
 * @param evalues how rare these effects are; empty without a background of the same strands
 * @param hits targets of the strongest effects, strongest first
 * @param strongest the target with the largest absolute difference; the lower number if two are
 *     equal
 */
public record AlleleEffects(
    AllelePrediction.Scores scores,
    Optional<EffectEvalues> evalues,
    List<Integer> hits,
    int strongest) {
  /** Compares the probabilities of both haplotypes, and the effects with those of a background. */
  public static AlleleEffects of(
      AllelePrediction.Scores scores,
      VariantRowOptions options,
      Optional<EffectBackground> background) {
    double[] sizes = sizes(scores);
    int strongest = 0;
    for (int target = 0; target < sizes.length; target++) {
      if (sizes[target] > sizes[strongest]) {
        strongest = target;
      }
    }
    Optional<EffectEvalues> evalues =
        background.map(b -> EffectEvalues.of(scores.reference(), scores.alternative(), b));
    return new AlleleEffects(scores, evalues, hits(sizes, evalues, options), strongest);
  }

  private static double[] sizes(AllelePrediction.Scores scores) {
    double[] sizes = new double[scores.reference().length];
    for (int target = 0; target < sizes.length; target++) {
      sizes[target] = size(scores, target);
    }
    return sizes;
  }

  private static List<Integer> hits(
      double[] sizes, Optional<EffectEvalues> evalues, VariantRowOptions options) {
    TopHits top = new TopHits(options.maxHits());
    for (int target = 0; target < sizes.length; target++) {
      if (sizes[target] >= options.minAbsDiff() && isRare(evalues, target, options.maxEvalue())) {
        top.add(target, (float) sizes[target]);
      }
    }
    return top.inOrder().stream().map(TopHits.Hit::target).toList();
  }

  private static boolean isRare(Optional<EffectEvalues> evalues, int target, double maxEvalue) {
    return maxEvalue == 1 || (evalues.isPresent() && evalues.get().byTarget()[target] <= maxEvalue);
  }

  private static double size(AllelePrediction.Scores scores, int target) {
    return Math.abs(Effect.diff(scores.reference()[target], scores.alternative()[target]));
  }

  /** The allele's effect on a target. */
  public Effect on(int target) {
    return Effect.of(scores.reference()[target], scores.alternative()[target]);
  }

  /** The largest absolute difference over all targets. */
  public double maxAbsDiff() {
    return size(scores, strongest);
  }
}
