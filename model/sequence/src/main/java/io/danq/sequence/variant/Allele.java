package io.danq.sequence.variant;

import io.danq.sequence.genome.Contig;
import io.danq.sequence.genome.ReferenceGenome;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * One alternative allele: the contig's bases {@code ref} from {@code start} on are replaced by
 * {@code alt}. Positions are 0-based. Bases are A, C, G, T in upper case, at least one each.
 *
 * <p>An allele is normalised as {@code bcftools norm} does it (Tan, Abecasis, Kang, Bioinformatics
 * 2015): the common suffix is trimmed and the allele moved to the left as long as that is possible,
 * then the common prefix is trimmed. An insertion or deletion keeps the one base before it, at a
 * contig's start the one after it. Equivalent spellings of an indel become the same allele.
 *
 * @param start of {@code ref}'s first base
 * @param ref the reference's bases
 * @param alt the bases that replace them
 */
public record Allele(int start, String ref, String alt) {
  /** The largest number of bases in REF or ALT, after trimming, of an allele that is predicted. */
  public static final int MOST_BASES = 500;

  /** How many bases of the reference are read at a time. */
  private static final int STEP = 256;

  /**
   * The allele as written, in upper case and trimmed, but not moved.
   *
   * @param start 0-based
   */
  static Allele trimmed(int start, String ref, String alt) {
    String upperRef = ref.toUpperCase(Locale.ROOT);
    String upperAlt = alt.toUpperCase(Locale.ROOT);
    return new Allele(start, upperRef, upperAlt).withoutSuffix().withoutPrefix();
  }

  /** How many more bases it has than the reference; negative for a deletion. */
  public int growth() {
    return alt.length() - ref.length();
  }

  /** The longer one of its two spellings, in bases. */
  int length() {
    return Math.max(ref.length(), alt.length());
  }

  private Allele withoutSuffix() {
    int common = 0;
    int most = Math.min(ref.length(), alt.length()) - 1; // one base stays
    while (common < most
        && ref.charAt(ref.length() - 1 - common) == alt.charAt(alt.length() - 1 - common)) {
      common++;
    }
    return new Allele(
        start, ref.substring(0, ref.length() - common), alt.substring(0, alt.length() - common));
  }

  private Allele withoutPrefix() {
    int common = 0;
    int most = Math.min(ref.length(), alt.length()) - 1;
    while (common < most && ref.charAt(common) == alt.charAt(common)) {
      common++;
    }
    return new Allele(start + common, ref.substring(common), alt.substring(common));
  }

  /**
   * The same allele, moved as far to the left as possible. Its bases {@code ref} must be the
   * contig's.
   *
   * <p>A base that both alleles end with can be dropped if the base before them is put in front.
   * Moving stops at the contig's start and at a base that is not A, C, G or T.
   */
  Allele leftAligned(ReferenceGenome genome, Contig contig) {
    if (growth() == 0 || ref.equals(alt)) {
      return this;
    }
    Before before = new Before(genome, contig, start);
    RotatedBases newRef = new RotatedBases(ref);
    RotatedBases newAlt = new RotatedBases(alt);
    while (newRef.last() == newAlt.last() && before.hasNext()) {
      byte base = before.next();
      newRef.rotate(base);
      newAlt.rotate(base);
    }
    return new Allele(before.position(), newRef.toString(), newAlt.toString()).withoutPrefix();
  }

  /** The bases of an allele, which can repeatedly lose the last one and gain one in front. */
  private static final class RotatedBases {
    private final byte[] ring;
    private int first;

    RotatedBases(String bases) {
      ring = bases.getBytes(StandardCharsets.US_ASCII);
    }

    byte last() {
      return ring[(first + ring.length - 1) % ring.length];
    }

    void rotate(byte base) {
      first = (first + ring.length - 1) % ring.length;
      ring[first] = base;
    }

    @Override
    public String toString() {
      byte[] bases = Arrays.copyOfRange(ring, first, first + ring.length);
      System.arraycopy(ring, 0, bases, ring.length - first, first);
      return new String(bases, StandardCharsets.US_ASCII);
    }
  }

  /** The contig's bases before a position, from right to left. */
  private static final class Before {
    private final ReferenceGenome genome;
    private final Contig contig;
    private byte[] bases = new byte[0];
    private int from;
    private int position;

    Before(ReferenceGenome genome, Contig contig, int position) {
      this.genome = genome;
      this.contig = contig;
      this.from = position;
      this.position = position;
    }

    int position() {
      return position;
    }

    boolean hasNext() {
      if (position == 0) {
        return false;
      }
      if (position == from) {
        from = Math.max(0, position - STEP);
        bases = genome.bases(contig, from, position);
      }
      return AlleleForm.isBase(bases[position - 1 - from]);
    }

    byte next() {
      position--;
      return bases[position - from];
    }
  }
}
