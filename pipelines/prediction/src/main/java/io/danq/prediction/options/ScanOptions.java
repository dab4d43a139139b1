package io.danq.prediction.options;

import io.danq.beam.option.ShortName;
import io.danq.beam.option.ValueName;
import io.danq.sequence.window.WindowSpec;
import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;
import org.jspecify.annotations.Nullable;

/** The options of {@code ScanPrediction}. */
public interface ScanOptions
    extends PlaceOptions, ModelOptions, BatchOptions, ReferenceCacheOptions {
  @Description(
      "FASTA of the genome to scan: plain, gzip or bgzip. It is packed once, into"
          + " --referenceCache.")
  @Validation.Required
  @ValueName("FASTA")
  String getReference();

  void setReference(String value);

  @Override
  @Description(
      "Output folder, on any file system that the workers can reach. Gets bins/*.parquet, one row"
          + " per bin, and failed/*.parquet. bins:FOLDER means the same.")
  @ShortName("-o")
  @Validation.Required
  @ValueName("FOLDER")
  List<String> getOutput();

  @Override
  void setOutput(List<String> value);

  @Description(
      "Scan only bins that overlap these regions: a BED file, or a comma-separated list of CONTIG"
          + " or CONTIG:FIRST-LAST, counted from 1.")
  @ValueName("BED|REGIONS")
  @Nullable String getRegions();

  void setRegions(@Nullable String value);

  @Description(
      "Minimum fraction of A, C, G and T in a window, 0 to 1. Bins whose windows are below it are"
          + " skipped and counted.")
  @Default.Double(WindowSpec.DEFAULT_MIN_REAL_BASES)
  double getMinRealBases();

  void setMinRealBases(double value);
}
