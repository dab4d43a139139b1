/**
 * Variants: what a line of VCF says, how an allele is normalised, and the windows that show what it
 * does.
 *
 * <p>A {@link io.danq.sequence.variant.Variant} is a site with its alternative alleles. {@link
 * io.danq.sequence.variant.VariantWindower} turns each allele into {@link
 * io.danq.sequence.variant.AlleleWindows}, or says why it cannot be predicted ({@link
 * io.danq.sequence.variant.AlleleSkipReason}). Begin with {@code VariantWindower}.
 */
package io.danq.sequence.variant;
