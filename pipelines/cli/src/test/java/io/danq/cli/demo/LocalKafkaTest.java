package io.danq.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.sequence.RecordSource;
import io.danq.sequence.SequenceRecord;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class LocalKafkaTest {
  @TempDir private static Path directory;
  private static LocalKafka kafka;

  @BeforeAll
  static void start() throws Exception {
    kafka = LocalKafka.start(directory.resolve("shared"));
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void everyPublishedReadIsConsumedOnce() throws Exception {
    kafka.createTopic("reads", 3);
    Map<String, String> sent = new HashMap<>();
    try (ReadPublisher publisher = new ReadPublisher(kafka.bootstrapServers(), "reads")) {
      new ReadSimulator(new SimulatedGenome(1), 1)
          .reads()
          .limit(100)
          .forEach(
              read -> {
                sent.put(read.id(), read.toFastq());
                publisher.publish(read.id(), read.toFastq().getBytes(StandardCharsets.UTF_8));
              });
      assertThat(publisher.flush()).isEqualTo(100);
    }
    Map<String, String> received = new HashMap<>();
    for (ConsumerRecord<String, byte[]> message : consume("reads", 3)) {
      assertThat(received.put(message.key(), text(message))).isNull();
    }
    assertThat(received).isEqualTo(sent);
  }

  @Test
  void aPausedBrokerIsBackAtItsAddressWithItsTopics() throws Exception {
    kafka.createTopic("paused", 1);
    publish("paused", sequence("before", 6));
    String address = kafka.bootstrapServers();
    ProcessHandle before = kafka.process();
    kafka.pause();
    assertThat(before.isAlive()).isFalse();
    kafka.resume();
    assertThat(kafka.bootstrapServers()).isEqualTo(address);
    publish("paused", sequence("after", 6));
    assertThat(consume("paused", 1))
        .extracting(ConsumerRecord::key)
        .containsExactly("before", "after");
  }

  @Test
  void aSequenceIsPublishedAsFasta() throws Exception {
    kafka.createTopic("fasta", 1);
    publish("fasta", sequence("read/1", 6));
    assertThat(consume("fasta", 1))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.key()).isEqualTo("read/1");
              assertThat(text(message)).isEqualTo(">read/1\nAAAAAA\n");
            });
  }

  @Test
  void aReadOfSixteenMebibytesFits() throws Exception {
    kafka.createTopic("long", 1, ReadPublisher.topicConfigs());
    publish("long", sequence("r", ReadPublisher.MAX_RECORD_BYTES - 5));
    assertThat(consume("long", 1))
        .singleElement()
        .satisfies(
            message ->
                assertThat(message.serializedValueSize())
                    .isEqualTo(ReadPublisher.MAX_RECORD_BYTES - 1));
  }

  @Test
  void aLargerReadIsRefusedWithItsSizeAndTheLimit() {
    try (ReadPublisher publisher = new ReadPublisher(kafka.bootstrapServers(), "never-made")) {
      byte[] payload = new byte[ReadPublisher.MAX_RECORD_BYTES];
      assertThatThrownBy(() -> publisher.publish("big", payload))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("read big has 16777219 bytes; a message has at most 16777216");
    }
  }

  @Test
  void whatTheTopicRefusesFailsTheFlush() throws Exception {
    kafka.createTopic("narrow", 1, Map.of("max.message.bytes", "1000"));
    ReadPublisher publisher = new ReadPublisher(kafka.bootstrapServers(), "narrow");
    publisher.publish(sequence("r", 2_000));
    assertThatThrownBy(publisher::flush)
        .isInstanceOf(KafkaException.class)
        .hasMessageStartingWith("cannot write to topic narrow after 0 reads: ");
    assertThatThrownBy(publisher::close).isInstanceOf(KafkaException.class);
  }

  @Test
  void aTopicTakesItsSettings() throws Exception {
    kafka.createTopic("appended", 1, Map.of("message.timestamp.type", "LogAppendTime"));
    publish("appended", sequence("r", 1));
    assertThat(consume("appended", 1))
        .extracting(ConsumerRecord::timestampType)
        .containsExactly(TimestampType.LOG_APPEND_TIME);
  }

  @Test
  void aTopicCannotBeCreatedTwice() throws Exception {
    kafka.createTopic("twice", 1);
    assertThatThrownBy(() -> kafka.createTopic("twice", 1))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("topic twice cannot be created: ")
        .hasCauseInstanceOf(TopicExistsException.class);
  }

  @Test
  void aDirectoryWithABrokersDataIsNotUsedAgain() {
    assertThatThrownBy(() -> LocalKafka.start(directory.resolve("shared")))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("already holds a broker's data");
  }

  @Test
  void aPortThatIsTakenIsNotTheEnd() throws Exception {
    try (ServerSocket taken = new ServerSocket()) {
      taken.bind(new InetSocketAddress(BrokerPorts.localhost(), 0));
      Deque<BrokerPorts> tried = new ArrayDeque<>();
      LocalKafka second =
          LocalKafka.start(
              directory.resolve("second"),
              () -> {
                BrokerPorts free = BrokerPorts.free();
                tried.add(
                    tried.isEmpty() ? new BrokerPorts(free.broker(), taken.getLocalPort()) : free);
                return tried.getLast();
              });
      BrokerPorts last = tried.getLast();
      try (second) {
        assertThat(tried).hasSizeGreaterThan(1);
        assertThat(second.bootstrapServers()).isEqualTo("127.0.0.1:" + last.broker());
      }
      assertThat(second.process().isAlive()).isFalse();
      try (ServerSocket again = new ServerSocket()) {
        again.bind(new InetSocketAddress(BrokerPorts.localhost(), last.broker()));
      }
    }
  }

  @Test
  void theBrokerEndsWhenItsParentIsGone() throws Exception {
    Path home = Files.createDirectories(directory.resolve("orphan/data")).getParent();
    BrokerPorts ports = BrokerPorts.free();
    BrokerJvm jvm = BrokerJvm.launch(home, "AAAAAAAAAAAAAAAAAAAAAA", ports);
    while (!ports.listening()) {
      assertThat(jvm.endsWithin(Duration.ofMillis(20))).isFalse();
    }
    // What the operating system does when the parent is killed.
    jvm.closeInput();
    assertThat(jvm.endsWithin(Duration.ofMinutes(2))).isTrue();
  }

  @Test
  void aBrokerThatCannotStartFailsWithItsLog() throws Exception {
    BrokerPorts same = new BrokerPorts(1, 1);
    assertThatThrownBy(() -> LocalKafka.start(directory.resolve("broken"), () -> same))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the Kafka broker ended during start-up (status ")
        .hasMessageContaining("listeners");
  }

  private static void publish(String topic, SequenceRecord record) {
    try (ReadPublisher publisher = new ReadPublisher(kafka.bootstrapServers(), topic)) {
      publisher.publish(record);
      assertThat(publisher.flush()).isEqualTo(1);
    }
  }

  private static SequenceRecord sequence(String id, int length) {
    byte[] bases = new byte[length];
    Arrays.fill(bases, (byte) 'A');
    return SequenceRecord.unaligned(new RecordSource.FileEntry("reads.fa", 1), id, bases);
  }

  private static String text(ConsumerRecord<String, byte[]> message) {
    return new String(message.value(), StandardCharsets.UTF_8);
  }

  /** Everything that stands in a topic now. */
  private static List<ConsumerRecord<String, byte[]>> consume(String topic, int partitions) {
    List<TopicPartition> all =
        IntStream.range(0, partitions)
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .toList();
    List<ConsumerRecord<String, byte[]>> messages = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
        consumer.poll(Duration.ofMillis(100)).forEach(messages::add);
      }
    }
    return messages;
  }
}
