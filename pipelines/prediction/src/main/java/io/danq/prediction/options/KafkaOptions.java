package io.danq.prediction.options;

import io.danq.beam.option.ShortName;
import io.danq.beam.option.ValueName;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** How Kafka is reached. */
public interface KafkaOptions extends PipelineOptions {
  @Description("Kafka bootstrap brokers: HOST:PORT, comma-separated.")
  @ShortName("-b")
  @ValueName("HOST:PORT")
  @Nullable String getBootstrapServers();

  void setBootstrapServers(@Nullable String value);

  @Description(
      "Properties file with further Kafka client settings, for example for TLS and SASL. Every"
          + " worker reads the file itself; the job's options contain only its path.")
  @ValueName("FILE")
  @Nullable String getKafkaProperties();

  void setKafkaProperties(@Nullable String value);
}
