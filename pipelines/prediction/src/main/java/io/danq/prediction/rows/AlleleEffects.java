package io.danq.prediction.rows;

import io.danq.sequence.variant.Effect;
import java.util.List;

/**
 * What an allele does to every target of a model.
 *
 * @param byTarget one effect per target, in target order
 * @param hits targets of the strongest effects, strongest first
 * @param strongest the target of the largest absolute difference; the lower one of two
 */
public record AlleleEffects(List<Effect> byTarget, List<Integer> hits, int strongest) {
  /** Compares the probabilities of both haplotypes. */
  public static AlleleEffects of(AllelePrediction.Scores scores, VariantRowOptions options) {
    float[] reference = scores.reference();
    Effect[] effects = new Effect[reference.length];
    TopHits top = new TopHits(options.maxHits());
    int strongest = 0;
    for (int target = 0; target < effects.length; target++) {
      effects[target] = Effect.of(reference[target], scores.alternative()[target]);
      double size = Math.abs(effects[target].diff());
      if (size > Math.abs(effects[strongest].diff())) {
        strongest = target;
      }
      if (size >= options.minAbsDiff()) {
        top.add(target, (float) size);
      }
    }
    return new AlleleEffects(
        List.of(effects), top.inOrder().stream().map(TopHits.Hit::target).toList(), strongest);
  }

  /** The largest absolute difference over all targets. */
  public double maxAbsDiff() {
    return Math.abs(byTarget.get(strongest).diff());
  }
}
