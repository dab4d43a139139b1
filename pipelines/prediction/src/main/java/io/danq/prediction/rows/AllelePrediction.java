package io.danq.prediction.rows;

import io.danq.registry.model.ModelIdentity;
import io.danq.sequence.variant.AlleleSkipReason;
import io.danq.sequence.variant.SourcedVariant;
import org.jspecify.annotations.Nullable;

/**
 * What a model predicts for one alternative allele, or why it predicts nothing.
 *
 * @param site the variant
 * @param alleleIndex which of its alternative alleles, from 1
 * @param model the model that predicted
 * @param skipReason why the allele was not predicted; null if it was
 * @param scores null if the allele was not predicted
 */
public record AllelePrediction(
    SourcedVariant site,
    int alleleIndex,
    ModelIdentity model,
    @Nullable AlleleSkipReason skipReason,
    @Nullable Scores scores) {
  /**
   * The probabilities of both haplotypes, one per target, in target order. Callers must not change
   * them.
   *
   * @param reference of the reference's window
   * @param alternative mean over the windows of the alternative haplotype
   * @param realBaseFraction share of A, C, G, T in the reference's window
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Scores(float[] reference, float[] alternative, float realBaseFraction) {}

  /** The allele's bases, or what the input has instead. */
  public String alt() {
    return site.variant().alts().get(alleleIndex - 1);
  }
}
