package io.danq.prediction.options;

import io.danq.beam.option.ValueName;
import java.util.Locale;
import java.util.Objects;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** How reads without an alignment find their place. */
public interface AlignmentOptions extends AlignedReadOptions {
  /** What aligns reads. */
  enum Aligner {
    /** BWA-MEM, in the process that reads. */
    BWA;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What happens to a read that the aligner finds no place for. */
  enum Unaligned {
    /** It is a failed record. */
    FAIL,
    /** It is cut and padded as without an aligner. */
    WINDOW;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Description(
      "Align reads that have no alignment to --reference, with BWA-MEM. Reads that have one keep it."
          + " The first run on a machine indexes the reference.")
  @Nullable Aligner getAlign();

  void setAlign(@Nullable Aligner value);

  @Description(
      "BWA's index image of the reference, a file that every worker has at this path. Default: made"
          + " once on each machine, in --referenceCache.")
  @ValueName("FILE")
  @Nullable String getAlignmentIndex();

  void setAlignmentIndex(@Nullable String value);

  @Description(
      "What --align does with a read that aligns nowhere: fail (a failed record, NOT_ALIGNED) or"
          + " window (cut and padded as without --align). Default: fail")
  @Nullable Unaligned getUnaligned();

  void setUnaligned(@Nullable Unaligned value);

  @Description(
      "Length of the fragments that pairs are the ends of, for --align: mean and standard deviation"
          + " in bases. It is not estimated, so that a pair has the same alignment in every batch."
          + " Default: 400,100")
  @ValueName("MEAN,DEVIATION")
  @Nullable String getInsertSize();

  void setInsertSize(@Nullable String value);

  /**
   * The lowest mapping quality of an aligned read: the one that is given, or 20 with an aligner.
   */
  static int minMappingQuality(AlignmentOptions options) {
    return Objects.requireNonNullElse(
        options.getMinMappingQuality(), options.getAlign() == null ? 0 : ALIGNED_QUALITY);
  }

  /** The chance that the place is wrong is 1 in 100. */
  int ALIGNED_QUALITY = 20;
}
