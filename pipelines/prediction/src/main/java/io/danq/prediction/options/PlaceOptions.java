package io.danq.prediction.options;

import io.danq.beam.option.ShortName;
import io.danq.beam.option.ValueName;
import java.util.List;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;

/** Where results go. */
public interface PlaceOptions extends PipelineOptions {
  @Description(
      "Where to write the results; repeatable. A folder or parquet:FOLDER (predictions/*.parquet"
          + " and failed/*.parquet; a stream adds subfolders by date and model version),"
          + " bins:FOLDER (summary per genomic bin and haplotype, for aligned reads from files with"
          + " --reference), bigquery:PROJECT:DATASET.TABLE (failed records in TABLE_failed) or"
          + " kafka:TOPIC (JSON, keyed by sequence id; failed records in TOPIC-failed). BigQuery"
          + " and Kafka get every row at least once: after a restart some rows are repeated, with"
          + " the same row_id.")
  @ShortName("-o")
  @Validation.Required
  @ValueName("PLACE")
  List<String> getOutput();

  void setOutput(List<String> value);
}
