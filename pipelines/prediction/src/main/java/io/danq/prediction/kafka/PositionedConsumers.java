package io.danq.prediction.kafka;

import java.util.Collection;
import java.util.Map;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Makes the consumers of Beam's Kafka source, with the settings of the properties file and
 * positioned where reading begins. Beam then moves the consumers of a restored reader to where they
 * were.
 *
 * @param clients how Kafka is reached
 * @param start where reading begins
 */
public record PositionedConsumers(KafkaClients clients, StartPosition start)
    implements SerializableFunction<Map<String, Object>, Consumer<byte[], byte[]>> {
  @Override
  public Consumer<byte[], byte[]> apply(Map<String, Object> ours) {
    return new Reader(clients.settings(ours), start);
  }

  private static final class Reader extends KafkaConsumer<byte[], byte[]> {
    private final StartPosition start;

    Reader(Map<String, Object> settings, StartPosition start) {
      super(settings);
      this.start = start;
    }

    @Override
    public void assign(Collection<TopicPartition> partitions) {
      super.assign(partitions);
      start.seek(this, partitions);
    }
  }
}
