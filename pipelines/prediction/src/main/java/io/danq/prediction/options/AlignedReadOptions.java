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
    /** The genome's own grid of 200 bases; the reference is the read's flanks. */
    GENOME,
    /** Positions of the read itself. */
    READ;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Description(
      "FASTA with the reference genome of aligned reads: plain, gzip or bgzip. Their windows then"
          + " lie on the genome's own grid and have the genome as their flanks. CRAM needs it"
          + " too. It is packed once into --referenceCache.")
  @ValueName("FASTA")
  @Nullable String getReference();

  void setReference(@Nullable String value);

  @Description(
      "What windows of aligned reads are anchored to: genome (bins of 200 bases) or read (every"
          + " --stride bases of the read). Default: genome where --reference is given.")
  @Nullable Anchor getAnchor();

  void setAnchor(@Nullable Anchor value);

  @Description(
      "Predict duplicates and reads that failed quality control too (flags 0x400 and 0x200). They"
          + " are skipped where windows are anchored to the genome.")
  @Default.Boolean(false)
  boolean isKeepDuplicates();

  void setKeepDuplicates(boolean value);

  @Description(
      "Lowest mapping quality of an aligned read, 0 to 254; others are skipped. Default: 0, and 20"
          + " with --align, where a place is wrong with a chance of 1 % at most.")
  @Nullable Integer getMinMappingQuality();

  void setMinMappingQuality(@Nullable Integer value);

  @Description(
      "Predict only reads that overlap these regions: a BED file, or a comma-separated list of"
          + " CONTIG or CONTIG:FIRST-LAST, counted from 1. Reads without an alignment are skipped"
          + " then.")
  @ValueName("BED|REGIONS")
  @Nullable String getRegions();

  void setRegions(@Nullable String value);
}
