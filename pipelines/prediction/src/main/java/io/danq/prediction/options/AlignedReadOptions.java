package io.danq.prediction.options;

import io.danq.beam.option.ValueName;
import java.util.Locale;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** How aligned reads are cut. */
public interface AlignedReadOptions extends ReferenceCacheOptions {
  /** What the windows of an aligned read are anchored to. */
  enum Anchor {
    /** Bins of 200 bases on the genome; the reference supplies the flanks beyond the read. */
    GENOME,
    /** Positions of the read itself. */
    READ;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Description(
      "FASTA of the reference genome: plain, gzip or bgzip. Windows of aligned reads are then"
          + " centred on 200-base bins of the genome, and the reference fills in their flanks. CRAM"
          + " input needs it too. It is packed once, into --referenceCache.")
  @ValueName("FASTA")
  @Nullable String getReference();

  void setReference(@Nullable String value);

  @Description(
      "Where windows of aligned reads are placed: genome (one per 200-base bin) or read (every"
          + " --stride bases of the read). Default: genome if --reference is given, else read.")
  @Nullable Anchor getAnchor();

  void setAnchor(@Nullable Anchor value);

  @Description(
      "With --anchor=genome: also predict duplicates and reads that failed quality control (flags"
          + " 0x400 and 0x200), which are otherwise skipped. With --anchor=read they are always"
          + " predicted.")
  @Default.Boolean(false)
  boolean isKeepDuplicates();

  void setKeepDuplicates(boolean value);

  @Description(
      "Minimum mapping quality of an aligned read, 0 to 254; reads below it are skipped. Default:"
          + " 0, or 20 with --align (at most a 1 % chance that the position is wrong).")
  @Nullable Integer getMinMappingQuality();

  void setMinMappingQuality(@Nullable Integer value);

  @Description(
      "Predict only reads that overlap these regions: a BED file, or a comma-separated list of"
          + " CONTIG or CONTIG:FIRST-LAST, counted from 1. Unaligned reads are then skipped.")
  @ValueName("BED|REGIONS")
  @Nullable String getRegions();

  void setRegions(@Nullable String value);
}
