package io.danq.prediction.rows;

import io.danq.network.bundle.EffectBackground;
import io.danq.sequence.variant.Effect;

/**
 * How rare an allele's effects are among the effects of background variants.
 *
 * @param byTarget E-values in target order: the fraction of background alleles with an effect at
 *     least as large, 0 to 1; callers must not change them
 * @param least the smallest of them
 * @param meanLog mean over the targets of {@code -log10(max(E, 1/n))}, with {@code n} alleles in
 *     the background (HumanBase's MLE); 0 or more
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record EffectEvalues(float[] byTarget, float least, double meanLog) {
  /** Looks up the E-values of the effects between two probabilities of each target. */
  public static EffectEvalues of(
      float[] reference, float[] alternative, EffectBackground background) {
    float[] evalues = new float[reference.length];
    float least = 1;
    double sum = 0;
    double lowest = 1.0 / background.alleles();
    for (int target = 0; target < evalues.length; target++) {
      Effect effect = Effect.of(reference[target], alternative[target]);
      float evalue = background.evalue(target, (float) effect.size());
      evalues[target] = evalue;
      least = Math.min(least, evalue);
      sum -= Math.log10(Math.max(evalue, lowest));
    }
    return new EffectEvalues(evalues, least, sum / evalues.length);
  }
}
