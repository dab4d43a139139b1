package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.cli.demo.LocalKafka;
import io.danq.cli.demo.ReadPublisher;
import io.danq.prediction.kafka.KafkaClients;
import io.danq.prediction.kafka.PositionedConsumers;
import io.danq.prediction.kafka.StartPosition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Consumers as Beam's Kafka source uses them, with a real broker. */
@Timeout(300)
class PositionedConsumersTest {
  private static final Duration LIMIT = Duration.ofMinutes(4);

  @TempDir private static Path directory;
  private static LocalKafka kafka;

  @BeforeAll
  static void start() throws Exception {
    kafka = LocalKafka.start(directory.resolve("kafka"));
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  /** A value that no heap has room for. */
  public static final class Endless implements Deserializer<byte[]> {
    @Override
    public byte[] deserialize(String topic, byte[] data) {
      throw new OutOfMemoryError("Java heap space");
    }
  }

  static Stream<java.util.function.Consumer<Consumer<byte[], byte[]>>> polls() {
    return Stream.of(PositionedConsumersTest::pollAsBeam, consumer -> consumer.poll(LIMIT));
  }

  @SuppressWarnings("deprecation") // Beam calls it
  private static void pollAsBeam(Consumer<byte[], byte[]> consumer) {
    consumer.poll(LIMIT.toMillis());
  }

  /** Beam's thread that polls ends without a word after an error, and the job seems to run. */
  @ParameterizedTest
  @MethodSource("polls")
  void aFetchThatTheHeapHasNoRoomForFailsTheReader(
      java.util.function.Consumer<Consumer<byte[], byte[]>> poll) throws Exception {
    String topic = "endless-" + UUID.randomUUID();
    kafka.createTopic(topic, 1);
    try (ReadPublisher publisher = new ReadPublisher(kafka.bootstrapServers(), topic)) {
      publisher.publish("r1", new byte[] {'A'});
      assertThat(publisher.flush()).isEqualTo(1);
    }
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, Endless.class);
    PositionedConsumers consumers =
        new PositionedConsumers(
            new KafkaClients(kafka.bootstrapServers(), null), StartPosition.parse("earliest"));
    try (Consumer<byte[], byte[]> consumer = consumers.apply(settings)) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      assertThatThrownBy(() -> poll.accept(consumer))
          .isInstanceOf(KafkaException.class)
          .hasMessageStartingWith("a fetch of messages needs more memory than the JVM's heap of ");
    }
  }
}
