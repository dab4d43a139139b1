package io.danq.prediction.run;

import io.danq.beam.metrics.Counts;
import org.jspecify.annotations.Nullable;

/**
 * What the aligner of a run found.
 *
 * @param aligned reads that it placed; some may be left out for their mapping quality
 * @param chimeric aligned reads that have other parts elsewhere
 * @param unaligned reads that it could not place
 */
public record AlignmentCounts(long aligned, long chimeric, long unaligned) {
  /** The counts of a run; null if no read was aligned. */
  static @Nullable AlignmentCounts of(Counts counts) {
    return counts.aligned() + counts.unaligned() == 0
        ? null
        : new AlignmentCounts(counts.aligned(), counts.chimeric(), counts.unaligned());
  }

  static @Nullable AlignmentCounts sum(
      @Nullable AlignmentCounts one, @Nullable AlignmentCounts other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return new AlignmentCounts(
        one.aligned + other.aligned,
        one.chimeric + other.chimeric,
        one.unaligned + other.unaligned);
  }
}
