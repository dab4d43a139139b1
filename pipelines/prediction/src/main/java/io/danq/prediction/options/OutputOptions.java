package io.danq.prediction.options;

import io.danq.beam.option.ShortName;
import io.danq.beam.option.ValueName;
import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;
import org.jspecify.annotations.Nullable;

/** Where rows and failed records go. */
public interface OutputOptions extends PipelineOptions {
  /** What BigQuery promises. */
  enum Delivery {
    /** A row may be there twice after a restart. */
    AT_LEAST_ONCE,
    /** A row is there once, provided that the runner repeats its steps with the same input. */
    EXACTLY_ONCE
  }

  @Description(
      "Where to write the results; repeatable. A folder or parquet:FOLDER (predictions/*.parquet and"
          + " failed/*.parquet; a stream makes folders by date and model version), bins:FOLDER (sums by"
          + " bin of the genome and haplotype, for aligned reads of files with --reference),"
          + " bigquery:PROJECT:DATASET.TABLE (failed records in TABLE_failed) or kafka:TOPIC (JSON,"
          + " keyed by sequence id; failed records in TOPIC-failed). BigQuery and Kafka get every"
          + " row at least once: after a restart some rows come twice, with the same row_id.")
  @ShortName("-o")
  @Validation.Required
  @ValueName("PLACE")
  List<String> getOutput();

  void setOutput(List<String> value);

  @Description(
      "Kafka brokers for kafka: outputs, HOST:PORT. Default: the brokers that are read from.")
  @ValueName("HOST:PORT")
  @Nullable String getOutputBootstrapServers();

  void setOutputBootstrapServers(@Nullable String value);

  @Description(
      "Properties file with settings of the Kafka client that writes. Default: the file of the"
          + " client that reads.")
  @ValueName("FILE")
  @Nullable String getOutputKafkaProperties();

  void setOutputKafkaProperties(@Nullable String value);

  @Description(
      "What BigQuery promises: at_least_once, or exactly_once, which is slower and works on"
          + " Dataflow only.")
  @Default.Enum("AT_LEAST_ONCE")
  Delivery getBigQueryDelivery();

  void setBigQueryDelivery(Delivery value);
}
