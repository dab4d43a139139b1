package io.danq.prediction.replay;

import io.danq.prediction.kafka.KafkaClients;
import io.danq.sequence.RecordSource.Message;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads messages of a partition again by their offsets. Not thread-safe. */
final class ReplayedPartition implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /**
   * The largest gap between two wanted messages that is read; larger gaps are skipped with a seek.
   */
  private static final long NEAR = 1000;

  private final TopicPartition partition;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final long first;
  private final long end;
  private Iterator<ConsumerRecord<byte[], byte[]>> fetched = Collections.emptyIterator();
  private long position;

  /**
   * Connects to the partition.
   *
   * @throws org.apache.kafka.common.KafkaException if it does not exist or Kafka does not answer
   */
  ReplayedPartition(KafkaClients clients, String topic, int number) {
    partition = new TopicPartition(topic, number);
    Map<String, Object> ours = Map.of(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    consumer =
        new KafkaConsumer<>(
            clients.settings(ours), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(List.of(partition));
    first = of(consumer.beginningOffsets(List.of(partition), TIMEOUT));
    end = of(consumer.endOffsets(List.of(partition), TIMEOUT));
    consumer.seek(partition, first);
    position = first;
  }

  private long of(Map<TopicPartition, Long> offsets) {
    return Objects.requireNonNull(offsets.get(partition), "Kafka gave no offset");
  }

  /** Reads the messages at ascending offsets, and reports those that no longer exist. */
  void read(
      long[] offsets, Consumer<ConsumerRecord<byte[], byte[]>> messages, Consumer<Message> gone) {
    ConsumerRecord<byte[], byte[]> current = null;
    for (long offset : offsets) {
      while (isHeld(offset) && (current == null || current.offset() < offset)) {
        current = next(offset);
      }
      if (current != null && current.offset() == offset) {
        messages.accept(current);
      } else {
        gone.accept(new Message(partition.topic(), partition.partition(), offset));
      }
    }
  }

  private boolean isHeld(long offset) {
    return offset >= first && offset < end;
  }

  /** The next message: at {@code offset}, before it, or the first one after it. */
  private ConsumerRecord<byte[], byte[]> next(long offset) {
    if (offset < position || offset - position > NEAR) {
      consumer.seek(partition, offset);
      fetched = Collections.emptyIterator();
    }
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (!fetched.hasNext()) {
      if (System.nanoTime() > deadline) {
        throw new TimeoutException(
            "no message of " + partition + " came within " + TIMEOUT.toSeconds() + " s");
      }
      fetched = consumer.poll(TIMEOUT).iterator();
    }
    ConsumerRecord<byte[], byte[]> message = fetched.next();
    position = message.offset() + 1;
    return message;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
