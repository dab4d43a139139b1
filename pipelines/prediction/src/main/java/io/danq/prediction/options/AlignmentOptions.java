package io.danq.prediction.options;

import io.danq.beam.option.ValueName;
import java.util.Locale;
import java.util.Objects;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** How unaligned reads are placed on the reference. */
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

  /** What happens to a read that the aligner cannot place. */
  enum Unaligned {
    /** It becomes a failed record. */
    FAIL,
    /** It is cut and padded as without an aligner. */
    WINDOW;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Description(
      "Align unaligned reads to --reference with BWA-MEM. Reads that are already aligned keep their"
          + " alignment. The first run on a machine indexes the reference.")
  @Nullable Aligner getAlign();

  void setAlign(@Nullable Aligner value);

  @Description(
      "BWA index image of the reference; every worker needs it at this path. Default: made once on"
          + " each machine, in --referenceCache.")
  @ValueName("FILE")
  @Nullable String getAlignmentIndex();

  void setAlignmentIndex(@Nullable String value);

  @Description(
      "What --align does with a read that aligns nowhere: fail (report it as a failed record,"
          + " NOT_ALIGNED) or window (cut and pad it as without --align). Default: fail")
  @Nullable Unaligned getUnaligned();

  void setUnaligned(@Nullable Unaligned value);

  @Description(
      "Fragment length of read pairs for --align: mean and standard deviation in bases. It is not"
          + " estimated from the reads, so a pair gets the same alignment in every batch. Default:"
          + " 400,100")
  @ValueName("MEAN,DEVIATION")
  @Nullable String getInsertSize();

  void setInsertSize(@Nullable String value);

  /**
   * The minimum mapping quality of an aligned read: as given, else 20 with an aligner and 0
   * without.
   */
  static int minMappingQuality(AlignmentOptions options) {
    return Objects.requireNonNullElse(
        options.getMinMappingQuality(), options.getAlign() == null ? 0 : ALIGNED_QUALITY);
  }

  /** A mapping quality of 20: the position is wrong with a chance of 1 in 100. */
  int ALIGNED_QUALITY = 20;
}
