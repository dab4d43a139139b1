package io.danq.sequence.variant;

/** Why an allele is not predicted. The names are part of the output format. */
public enum AlleleSkipReason {
  /** ALT is {@code .}: the site has no alternative allele. */
  MISSING("ALT is '.', which is not an allele"),
  /** ALT is {@code *}: the allele is missing because of a deletion upstream. */
  STAR("ALT is '*': an upstream deletion, which has a line of its own, removes the site"),
  /** ALT is a symbol such as {@code <DEL>}, without bases. */
  SYMBOLIC("ALT is a symbol such as <DEL>, without the bases"),
  /** ALT is a breakend such as {@code G]17:198982]}. */
  BREAKEND("ALT is a breakend, which joins two places of the genome"),
  /** REF or ALT has bytes other than A, C, G, T. */
  NOT_ACGT("REF or ALT has bases other than A, C, G and T"),
  /** REF or ALT has more than {@value Allele#MOST_BASES} bases after trimming. */
  TOO_LONG("REF or ALT has more than " + Allele.MOST_BASES + " bases after trimming"),
  /** The reference has no contig of this name, or of this name and length. */
  UNKNOWN_CONTIG("the reference has no contig of this name and length"),
  /** The position or the end of REF is not on the contig. */
  BEYOND_CONTIG("the position or the end of REF is not on the contig"),
  /** REF is not what the reference has. */
  REF_MISMATCH("REF differs from the reference"),
  /** REF differs from the reference, and ALT matches it. */
  REF_ALT_SWAPPED("ALT matches the reference and REF does not: the two are swapped"),
  /**
   * The network failed on a window of the allele. The allele's row says so; there is no failed
   * record.
   */
  INFERENCE_FAILED("the network failed on a window of the allele");

  private final String text;

  AlleleSkipReason(String text) {
    this.text = text;
  }

  /** A sentence for a person, without a full stop. */
  public String text() {
    return text;
  }

  /** Whether REF was compared with the reference and is something else. */
  public boolean isMismatch() {
    return this == REF_MISMATCH || this == REF_ALT_SWAPPED;
  }
}
