package io.danq.sequence;

import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which aligned reads are left out. Immutable and thread-safe.
 *
 * @param keepDuplicates whether duplicates and reads that failed quality control stay
 * @param minMappingQuality the minimum mapping quality, 0 to 254; a read whose quality is
 *     unavailable passes
 * @param regions where a read must have a base; null for everywhere
 */
public record AlignmentFilter(
    boolean keepDuplicates, int minMappingQuality, @Nullable Regions regions)
    implements Serializable {
  /** Leaves nothing out. */
  public static final AlignmentFilter NONE = new AlignmentFilter(true, 0, null);

  private static final int MAX_MAPPING_QUALITY = 254;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the mapping quality is out of its range
   */
  public AlignmentFilter {
    if (minMappingQuality < 0 || minMappingQuality > MAX_MAPPING_QUALITY) {
      throw new IllegalArgumentException(
          "minMappingQuality must be 0 to " + MAX_MAPPING_QUALITY + ", was " + minMappingQuality);
    }
  }

  /**
   * Why a record is left out; empty if it stays. An unaligned record stays, unless regions are
   * given, since it lies in none of them.
   */
  public Optional<SkipReason> reason(SequenceRecord record) {
    return isOutside(record)
        ? Optional.of(SkipReason.OUTSIDE_REGIONS)
        : record.alignment().flatMap(this::reason);
  }

  private Optional<SkipReason> reason(Alignment alignment) {
    AlignmentTags tags = alignment.tags();
    if (tags.duplicate() && !keepDuplicates) {
      return Optional.of(SkipReason.DUPLICATE);
    }
    if (tags.failedQualityControl() && !keepDuplicates) {
      return Optional.of(SkipReason.FAILED_QUALITY_CONTROL);
    }
    return tags.mappingQuality().orElse(MAX_MAPPING_QUALITY) < minMappingQuality
        ? Optional.of(SkipReason.LOW_MAPPING_QUALITY)
        : Optional.empty();
  }

  private boolean isOutside(SequenceRecord record) {
    Regions wanted = regions;
    return wanted != null
        && record
            .alignment()
            .filter(a -> wanted.overlap(a.contig(), a.start(), Math.max(a.end(), a.start() + 1)))
            .isEmpty();
  }
}
