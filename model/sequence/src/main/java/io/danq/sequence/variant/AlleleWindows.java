package io.danq.sequence.variant;

import io.danq.sequence.Nucleotide;
import io.danq.sequence.genome.Contig;
import io.danq.sequence.genome.ReferenceGenome;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The windows that show the effect of an allele. In a window of {@code length} bases the base
 * before the middle, index {@code length/2 - 1}, is the variant's: 499 of 1000, as in ExPecto,
 * Selene and gReLU. With {@code s} the normalised allele's first base and {@code d} its {@linkplain
 * Allele#growth growth}, windows of 1000 are
 *
 * <ul>
 *   <li>the reference's {@code [s-499, s+501)};
 *   <li>the alternative haplotype's {@code [s-499, s+501)}, which keeps the left flank where it is;
 *   <li>unless {@code d} is 0, also its {@code [s-499+d, s+501+d)}, which keeps the right flank.
 * </ul>
 *
 * <p>The alternative haplotype is the reference with the allele inserted; N beyond the contig's
 * ends. The allele's probability is the mean over its windows, since pooling and dense layers
 * depend on the position.
 *
 * @param reference the reference's window, ASCII; callers must not change it
 * @param alternatives one window of the alternative haplotype, or two; likewise
 * @param realBaseFraction share of A, C, G, T in the reference's window, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record AlleleWindows(byte[] reference, List<byte[]> alternatives, float realBaseFraction)
    implements AlleleOutcome {
  /**
   * Cuts the windows.
   *
   * @param allele normalised, with the contig's bases as its {@code ref}
   * @param length bases in a window, even and at least 2
   */
  static AlleleWindows of(ReferenceGenome genome, Contig contig, Allele allele, int length) {
    int from = allele.start() - (length / 2 - 1);
    byte[] reference = genome.bases(contig, from, from + length);
    Haplotype haplotype = new Haplotype(genome, contig, allele);
    byte[] left = haplotype.copy(from, length);
    List<byte[]> alternatives =
        allele.growth() == 0
            ? List.of(left)
            : List.of(left, haplotype.copy((long) from + allele.growth(), length));
    return new AlleleWindows(reference, alternatives, realFraction(reference));
  }

  private static float realFraction(byte[] bases) {
    int real = 0;
    for (byte base : bases) {
      real += Nucleotide.code(base) == Nucleotide.AMBIGUOUS ? 0 : 1;
    }
    return real / (float) bases.length;
  }

  /**
   * The reference with the allele inserted. Up to the allele, its indices are positions on the
   * contig.
   */
  private record Haplotype(ReferenceGenome genome, Contig contig, Allele allele) {
    byte[] copy(long from, int length) {
      byte[] bases = new byte[length];
      byte[] alt = allele.alt().getBytes(StandardCharsets.US_ASCII);
      int start = allele.start();
      // of the window: where the allele begins, and where it ends
      int altFrom = clamp(start - from, length);
      int altTo = clamp(start + alt.length - from, length);
      if (altFrom > 0) {
        genome.copy(contig, (int) from, (int) from + altFrom, bases, 0);
      }
      if (altTo > altFrom) {
        int skipped = (int) (from + altFrom - start);
        System.arraycopy(alt, skipped, bases, altFrom, altTo - altFrom);
      }
      if (altTo < length) {
        int right = (int) (from + altTo - allele.growth());
        genome.copy(contig, right, right + length - altTo, bases, altTo);
      }
      return bases;
    }

    private static int clamp(long index, int length) {
      return (int) Math.max(0, Math.min(length, index));
    }
  }
}
