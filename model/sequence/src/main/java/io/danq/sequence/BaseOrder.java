package io.danq.sequence;

/**
 * The order of the four one-hot channels that a network was trained with.
 *
 * <p>DeepSEA and everything trained on its data, DanQ included, use {@link #AGCT} (DanQ issues 6
 * and 14; ExPecto {@code chromatin.py}); most other genomic networks use {@link #ACGT}. The wrong
 * order swaps C and G without any error, so the model's manifest names the order.
 */
public enum BaseOrder {
  AGCT,
  ACGT;

  /** The channel, 0 to 3, of a nucleotide. */
  public int channel(Nucleotide nucleotide) {
    return name().indexOf(nucleotide.name());
  }
}
