package io.danq.sequence;

/** Why a good record is left out. It is counted, and not reported as failed. */
public enum SkipReason {
  /** Another record has the read's primary alignment (flags 0x100 and 0x800). */
  NOT_PRIMARY("secondary or supplementary"),
  /** The read is a PCR or optical duplicate (flag 0x400). */
  DUPLICATE("duplicate"),
  /** The read failed quality control (flag 0x200). */
  FAILED_QUALITY_CONTROL("failed quality control"),
  /** The alignment's mapping quality is below the minimum. */
  LOW_MAPPING_QUALITY("low mapping quality"),
  /** The alignment or the variant overlaps none of the requested regions. */
  OUTSIDE_REGIONS("outside the regions"),
  /** The variant's FILTER is not one of the requested ones. */
  OTHER_FILTER("of another FILTER"),
  /** The window of a bin of the reference has too few bases A, C, G and T. */
  TOO_FEW_REAL_BASES("bins with too few real bases"),
  /** A window does not belong to a bin of the reference; it is left out of bins but not of rows. */
  IN_NO_BIN("windows in no bin");

  private final String text;

  SkipReason(String text) {
    this.text = text;
  }

  /** In words, after a number: {@code 12 duplicate}. */
  public String text() {
    return text;
  }
}
