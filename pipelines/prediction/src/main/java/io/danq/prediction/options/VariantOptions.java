package io.danq.prediction.options;

import io.danq.beam.option.CommaSeparated;
import io.danq.beam.option.ShortName;
import io.danq.beam.option.ValueName;
import java.util.List;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;
import org.jspecify.annotations.Nullable;

/** The options of {@code VariantPrediction}. */
public interface VariantOptions
    extends OutputOptions,
        KafkaOptions,
        ModelOptions,
        AlleleOptions,
        BatchOptions,
        ReferenceCacheOptions {
  @Description(
      "Files to read: a path, a glob or a comma-separated list. VCF 4.1 to 4.5: plain, gzip or"
          + " bgzip; - is standard input.")
  @ShortName("-i")
  @CommaSeparated
  @Validation.Required
  @ValueName("FILES")
  String getInput();

  void setInput(String value);

  @Override
  @Description(
      "Where to write the results; repeatable. A folder or parquet:FOLDER (variants/*.parquet, one"
          + " row per allele, and failed/*.parquet), vcf:FILE.vcf.gz (the input's lines with danq's"
          + " INFO entries, compressed with bgzip, with a tabix index; for a single input; failed"
          + " lines go to FILE.vcf.gz.danq/failed if there is no other output),"
          + " bigquery:PROJECT:DATASET.TABLE (failed lines in TABLE_failed) or kafka:TOPIC (JSON,"
          + " keyed by contig and position; failed lines in TOPIC-failed). BigQuery and Kafka get"
          + " every row at least once: after a restart some rows are repeated, with the same"
          + " row_id.")
  @ShortName("-o")
  @Validation.Required
  @ValueName("PLACE")
  List<String> getOutput();

  @Override
  void setOutput(List<String> value);

  @Description(
      "FASTA of the variants' reference genome: plain, gzip or bgzip. It is packed once, into"
          + " --referenceCache.")
  @Validation.Required
  @ValueName("FASTA")
  String getReference();

  void setReference(String value);

  @Description(
      "Predict only variants that overlap these regions: a BED file, or a comma-separated list of"
          + " CONTIG or CONTIG:FIRST-LAST, counted from 1.")
  @ValueName("BED|REGIONS")
  @Nullable String getRegions();

  void setRegions(@Nullable String value);
}
