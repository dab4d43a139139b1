package io.danq.sequence.variant;

import java.util.Optional;

/** What REF and ALT look like, judged without a reference (VCF 4.5, section 1.6.1). Stateless. */
final class AlleleForm {
  private static final String NONE = ".";
  private static final String UPSTREAM_DELETION = "*";

  private AlleleForm() {}

  /** Why an allele cannot be inserted into a haplotype; empty if it can. */
  static Optional<AlleleSkipReason> fault(String ref, String alt) {
    if (alt.isEmpty() || alt.equals(NONE)) {
      return Optional.of(AlleleSkipReason.MISSING);
    }
    if (alt.equals(UPSTREAM_DELETION)) {
      return Optional.of(AlleleSkipReason.STAR);
    }
    if (isBreakend(alt)) {
      return Optional.of(AlleleSkipReason.BREAKEND);
    }
    if (alt.startsWith("<")) {
      return Optional.of(AlleleSkipReason.SYMBOLIC);
    }
    return isBases(ref) && isBases(alt) ? Optional.empty() : Optional.of(AlleleSkipReason.NOT_ACGT);
  }

  /** {@code G]17:198982]}, {@code <ctg1>[ctg2:7[}, or a single one: {@code G.} and {@code .G}. */
  private static boolean isBreakend(String alt) {
    return alt.indexOf('[') >= 0
        || alt.indexOf(']') >= 0
        || alt.startsWith(NONE)
        || alt.endsWith(NONE);
  }

  private static boolean isBases(String allele) {
    for (int i = 0; i < allele.length(); i++) {
      char base = allele.charAt(i);
      if (base > 'z' || !isBase((byte) Character.toUpperCase(base))) {
        return false;
      }
    }
    return !allele.isEmpty();
  }

  /** Whether a byte is A, C, G or T in upper case. */
  static boolean isBase(byte value) {
    return value == 'A' || value == 'C' || value == 'G' || value == 'T';
  }
}
