package io.danq.prediction.options;

import io.danq.beam.option.ValueName;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** Where rows and failed records go, and how they get there. */
public interface OutputOptions extends PlaceOptions {
  /** The delivery guarantee of rows written to BigQuery. */
  enum Delivery {
    /** A row may appear twice after a restart. */
    AT_LEAST_ONCE,
    /** A row appears once, provided that the runner replays its steps with the same input. */
    EXACTLY_ONCE
  }

  @Description("Kafka brokers for kafka: outputs, HOST:PORT. Default: --bootstrapServers.")
  @ValueName("HOST:PORT")
  @Nullable String getOutputBootstrapServers();

  void setOutputBootstrapServers(@Nullable String value);

  @Description(
      "Properties file with settings for the Kafka client that writes. Default: --kafkaProperties,"
          + " or no file if --outputBootstrapServers is given.")
  @ValueName("FILE")
  @Nullable String getOutputKafkaProperties();

  void setOutputKafkaProperties(@Nullable String value);

  @Description(
      "Delivery guarantee for BigQuery: at_least_once, or exactly_once, which is slower and works"
          + " only on Dataflow.")
  @Default.Enum("AT_LEAST_ONCE")
  Delivery getBigQueryDelivery();

  void setBigQueryDelivery(Delivery value);
}
