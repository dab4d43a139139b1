package io.danq.sequence.variant;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A site of a genome and its alternative alleles, as in a file or a message. Not yet compared with
 * a reference.
 *
 * @param contig name of the contig
 * @param position of REF's first base, 1-based as in VCF; 0 or more
 * @param id its name, if it has one
 * @param ref the reference's allele
 * @param alts the alternative alleles in their order, at least one
 */
public record Variant(
    String contig, long position, Optional<String> id, String ref, List<String> alts) {
  /** The most bases of REF in the rows of a variant: each allele's row has REF. */
  static final long MOST_REF_BASES = 256L << 20;

  /**
   * Checks that the rows of a variant have a bearable size, before its alleles are made.
   *
   * @param refBases length of REF
   * @param alts number of alternative alleles
   * @throws MalformedVariantException if they have more than {@link #MOST_REF_BASES}
   */
  static void checkSize(long refBases, long alts) throws MalformedVariantException {
    if (refBases * alts > MOST_REF_BASES) {
      throw new MalformedVariantException(
          String.format(
              "has %d bases of REF and %d alternative alleles; their rows repeat REF and would have"
                  + " %d bases of it, more than %d",
              refBases, alts, refBases * alts, MOST_REF_BASES));
    }
  }

  /**
   * Checks what no format allows.
   *
   * @throws IllegalArgumentException if the position is negative or there is no allele
   */
  public Variant {
    Objects.requireNonNull(contig, "contig");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(ref, "ref");
    alts = List.copyOf(alts);
    if (position < 0 || alts.isEmpty()) {
      throw new IllegalArgumentException(
          "a variant has a position of 0 or more and an alternative allele, not "
              + position
              + " and "
              + alts);
    }
  }
}
