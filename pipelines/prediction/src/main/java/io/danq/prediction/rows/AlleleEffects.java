package io.danq.prediction.rows;

import io.danq.network.bundle.EffectBackground;
import io.danq.sequence.variant.Effect;
import java.util.List;
import java.util.Optional;

/**
 * What an allele does to every target of a model.
 *
 * @param byTarget one effect per target, in target order
 * @param evalues how rare these effects are; empty without a background of the same strands
 * @param hits targets of the strongest effects, strongest first
 * @param strongest the target of the largest absolute difference; the lower one of two
 */
public record AlleleEffects(
    List<Effect> byTarget, Optional<EffectEvalues> evalues, List<Integer> hits, int strongest) {
  /** Compares the probabilities of both haplotypes, and the effects with those of a background. */
  public static AlleleEffects of(
      AllelePrediction.Scores scores,
      VariantRowOptions options,
      Optional<EffectBackground> background) {
    float[] reference = scores.reference();
    Effect[] effects = new Effect[reference.length];
    int strongest = 0;
    for (int target = 0; target < effects.length; target++) {
      effects[target] = Effect.of(reference[target], scores.alternative()[target]);
      if (size(effects[target]) > size(effects[strongest])) {
        strongest = target;
      }
    }
    Optional<EffectEvalues> evalues = background.map(b -> EffectEvalues.of(effects, b));
    return new AlleleEffects(List.of(effects), evalues, hits(effects, evalues, options), strongest);
  }

  private static List<Integer> hits(
      Effect[] effects, Optional<EffectEvalues> evalues, VariantRowOptions options) {
    TopHits top = new TopHits(options.maxHits());
    for (int target = 0; target < effects.length; target++) {
      double size = size(effects[target]);
      if (size >= options.minAbsDiff() && isRare(evalues, target, options.maxEvalue())) {
        top.add(target, (float) size);
      }
    }
    return top.inOrder().stream().map(TopHits.Hit::target).toList();
  }

  private static boolean isRare(Optional<EffectEvalues> evalues, int target, double maxEvalue) {
    return maxEvalue == 1 || (evalues.isPresent() && evalues.get().byTarget()[target] <= maxEvalue);
  }

  private static double size(Effect effect) {
    return Math.abs(effect.diff());
  }

  /** The largest absolute difference over all targets. */
  public double maxAbsDiff() {
    return size(byTarget.get(strongest));
  }
}
