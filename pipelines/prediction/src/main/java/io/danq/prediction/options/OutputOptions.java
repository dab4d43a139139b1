package io.danq.prediction.options;

import io.danq.beam.option.ValueName;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** Where rows and failed records go, and how they get there. */
public interface OutputOptions extends PlaceOptions {
  /** What BigQuery promises. */
  enum Delivery {
    /** A row may be there twice after a restart. */
    AT_LEAST_ONCE,
    /** A row is there once, provided that the runner repeats its steps with the same input. */
    EXACTLY_ONCE
  }

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
