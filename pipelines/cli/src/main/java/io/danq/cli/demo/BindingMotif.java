package io.danq.cli.demo;

import io.danq.sequence.Nucleotide;
import io.danq.sequence.Strand;
import java.nio.charset.StandardCharsets;

/**
 * Motifs that well-known transcription factors bind, as the consensus sequences of HOMER's known
 * motifs (Heinz et al. 2010, doi:10.1016/j.molcel.2010.05.004).
 */
enum BindingMotif {
  CTCF("AYAGTGCCMYCTRGTGGCCA", true),
  REST("GGMGCTGTCCATGGTGCTGA", false),
  /** Dimers of FOS and JUN. */
  AP1("VTGACTCATC", false),
  /** The CCAAT box, bound by NFYA, NFYB and NFYC. */
  NFY("RGCCAATSRG", true),
  /** The GC box. */
  SP1("GGCCCCGCCCCC", true),
  GATA1("SAGATAAGRV", false),
  /** The ETS motif of GABPA, ELK1 and ELK4. */
  GABPA("RACCGGAAGT", true),
  NRF1("CTGCGCATGCGC", true),
  YY1("CAAGATGGCGGC", true);

  private final String consensus;
  private final boolean inCpgIsland;

  BindingMotif(String consensus, boolean inCpgIsland) {
    this.consensus = consensus;
    this.inCpgIsland = inCpgIsland;
  }

  /** The motif in IUPAC letters, forward strand. */
  String consensus() {
    return consensus;
  }

  /**
   * Whether the simulator plants it in a CpG island, where factors of promoters bind.
   *
   * <p>The small demonstration network answers to the island itself (G and C, CpG) too: only for
   * CTCF are high probabilities evidence that it knows the factor.
   */
  boolean inCpgIsland() {
    return inCpgIsland;
  }

  /** One sequence that the consensus allows, each choice equally likely, on either strand. */
  byte[] sample(Draw draw, Strand strand) {
    byte[] bases = new byte[consensus.length()];
    for (int i = 0; i < bases.length; i++) {
      String choices = choices(consensus.charAt(i));
      bases[i] = (byte) choices.charAt(draw.below(choices.length()));
    }
    return strand == Strand.FORWARD ? bases : reverseComplement(bases);
  }

  /** Whether bases of upper case, read on the given strand, are what the consensus allows. */
  boolean matches(String bases, Strand strand) {
    byte[] bytes = bases.getBytes(StandardCharsets.US_ASCII);
    byte[] forward = strand == Strand.FORWARD ? bytes : reverseComplement(bytes);
    if (forward.length != consensus.length()) {
      return false;
    }
    for (int i = 0; i < forward.length; i++) {
      if (choices(consensus.charAt(i)).indexOf(forward[i]) < 0) {
        return false;
      }
    }
    return true;
  }

  private static byte[] reverseComplement(byte[] bases) {
    byte[] complement = new byte[bases.length];
    for (int i = 0; i < bases.length; i++) {
      Nucleotide nucleotide = Nucleotide.of(bases[bases.length - 1 - i]).orElseThrow();
      complement[i] = (byte) nucleotide.complement().name().charAt(0);
    }
    return complement;
  }

  private static String choices(char letter) {
    return switch (letter) {
      case 'M' -> "AC";
      case 'R' -> "AG";
      case 'S' -> "CG";
      case 'Y' -> "CT";
      case 'V' -> "ACG";
      default -> String.valueOf(letter);
    };
  }
}
