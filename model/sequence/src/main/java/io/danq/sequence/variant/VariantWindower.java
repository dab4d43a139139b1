package io.danq.sequence.variant;

import io.danq.sequence.genome.Contig;
import io.danq.sequence.genome.ReferenceGenome;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Turns the alleles of variants into windows, or says why it cannot. Thread-safe.
 *
 * <p>Reasons are checked in the order of {@link AlleleSkipReason}: first the allele itself, then
 * its position, then REF.
 */
public final class VariantWindower {
  private final ReferenceGenome genome;
  private final int length;

  /**
   * Cuts windows of one length.
   *
   * @param length bases in a window, even and at least 2
   * @throws IllegalArgumentException if the length is not even: no base of a window would be the
   *     one before its middle
   */
  public VariantWindower(ReferenceGenome genome, int length) {
    if (length < 2 || length % 2 != 0) {
      throw new IllegalArgumentException(
          "windows of variants need an even length of at least 2, was " + length);
    }
    this.genome = genome;
    this.length = length;
  }

  /**
   * The outcome of one alternative allele.
   *
   * @param contigLength length of the variant's contig, from the header of its file. With it, an
   *     alias of the contig's name is found too, and a contig of another length is not
   * @param alt one of the variant's
   */
  public AlleleOutcome cut(Variant variant, OptionalInt contigLength, String alt) {
    Optional<AlleleSkipReason> form = AlleleForm.fault(variant.ref(), alt);
    if (form.isPresent()) {
      return new AlleleOutcome.Skipped(form.get());
    }
    Allele trimmed = Allele.trimmed(0, variant.ref(), alt);
    if (trimmed.length() > Allele.MOST_BASES) {
      return new AlleleOutcome.Skipped(AlleleSkipReason.TOO_LONG);
    }
    Optional<Contig> found = contig(variant.contig(), contigLength);
    if (found.isEmpty()) {
      return new AlleleOutcome.Skipped(AlleleSkipReason.UNKNOWN_CONTIG);
    }
    Contig contig = found.get();
    long end = variant.position() - 1 + variant.ref().length();
    if (variant.position() < 1 || end > contig.length()) {
      return new AlleleOutcome.Skipped(AlleleSkipReason.BEYOND_CONTIG);
    }
    int start = (int) variant.position() - 1;
    if (!isThere(variant.ref(), contig, start)) {
      // What a deletion leaves is the base before it, which is there whatever follows.
      boolean swapped = alt.length() >= variant.ref().length() && isThere(alt, contig, start);
      return new AlleleOutcome.Skipped(
          swapped ? AlleleSkipReason.REF_ALT_SWAPPED : AlleleSkipReason.REF_MISMATCH);
    }
    Allele allele =
        new Allele(start + trimmed.start(), trimmed.ref(), trimmed.alt())
            .leftAligned(genome, contig);
    return AlleleWindows.of(genome, contig, allele, length);
  }

  /**
   * Whether the reference has the contig of an allele that lies on an unknown one, with another
   * length.
   *
   * @param contigLength as {@link #cut} has it
   */
  public boolean isOfOtherLength(String contig, OptionalInt contigLength) {
    return contigLength.isPresent() && !genome.namesakes(contig).isEmpty();
  }

  private Optional<Contig> contig(String name, OptionalInt contigLength) {
    return contigLength.isPresent()
        ? genome.contig(name, contigLength.getAsInt())
        : genome.contig(name);
  }

  private boolean isThere(String bases, Contig contig, int start) {
    if (bases.length() > contig.length() - start) {
      return false;
    }
    String there =
        new String(genome.bases(contig, start, start + bases.length()), StandardCharsets.US_ASCII);
    return there.equals(bases.toUpperCase(Locale.ROOT));
  }
}
