package io.danq.sequence;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * What SAM says about an alignment besides its position.
 *
 * @param mappingQuality the Phred-scaled probability that the position is wrong, 0 to 254; empty if
 *     it is not available (255 in SAM)
 * @param haplotype the tag HP; comparable only inside one phase set
 * @param phaseSet the tag PS
 * @param duplicate flag 0x400: a PCR or optical duplicate
 * @param failedQualityControl flag 0x200
 */
public record AlignmentTags(
    OptionalInt mappingQuality,
    OptionalInt haplotype,
    OptionalInt phaseSet,
    boolean duplicate,
    boolean failedQualityControl) {
  /** Nothing is known. */
  public static final AlignmentTags NONE =
      new AlignmentTags(
          OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), false, false);

  private static final int DUPLICATE = 0x400;
  private static final int FAILED_QUALITY_CONTROL = 0x200;
  private static final int NOT_AVAILABLE = 255;

  /** The flags that hold for a read without an alignment too. */
  static final int OF_READS = DUPLICATE | FAILED_QUALITY_CONTROL;

  public AlignmentTags {
    Objects.requireNonNull(mappingQuality, "mappingQuality");
    Objects.requireNonNull(haplotype, "haplotype");
    Objects.requireNonNull(phaseSet, "phaseSet");
  }

  /**
   * Reads SAM's fields.
   *
   * @param flags the FLAG field
   * @param mappingQuality the MAPQ field
   */
  public static AlignmentTags of(
      int flags, int mappingQuality, OptionalInt haplotype, OptionalInt phaseSet) {
    return new AlignmentTags(
        mappingQuality == NOT_AVAILABLE ? OptionalInt.empty() : OptionalInt.of(mappingQuality),
        haplotype,
        phaseSet,
        (flags & DUPLICATE) != 0,
        (flags & FAILED_QUALITY_CONTROL) != 0);
  }
}
