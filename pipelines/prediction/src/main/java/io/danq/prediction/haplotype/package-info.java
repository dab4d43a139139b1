/**
 * Compares the two haplotypes of a genome, bin by bin.
 *
 * <p>Begin with {@link io.danq.prediction.haplotype.HaplotypePair} and {@link
 * io.danq.prediction.haplotype.HaplotypeDifference}.
 */
package io.danq.prediction.haplotype;
