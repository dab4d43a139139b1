/**
 * Sums what the reads of a bin of the genome say, by haplotype, and writes the sums contig by
 * contig.
 *
 * <p>Begin with {@link io.danq.prediction.bin.BinSums} and {@link io.danq.prediction.bin.BinRows}.
 */
package io.danq.prediction.bin;
