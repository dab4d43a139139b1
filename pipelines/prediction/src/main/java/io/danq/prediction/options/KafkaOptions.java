package io.danq.prediction.options;

import io.danq.beam.option.ShortName;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.checkerframework.checker.nullness.qual.Nullable;

/** How Kafka is reached. */
public interface KafkaOptions extends PipelineOptions {
  @Description("Kafka brokers to ask first, HOST:PORT, comma-separated.")
  @ShortName("-b")
  @Nullable String getBootstrapServers();

  void setBootstrapServers(@Nullable String value);

  @Description(
      "Properties file with further settings of the Kafka client, such as those of TLS and SASL."
          + " Every worker reads it for itself: its path is in the job's options, its content"
          + " nowhere.")
  @Nullable String getKafkaProperties();

  void setKafkaProperties(@Nullable String value);
}
