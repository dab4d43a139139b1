package io.danq.prediction.kafka;

import io.danq.sequence.support.HeapLimit;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Makes the consumers of Beam's Kafka source, with the settings of the properties file, and
 * positions them where reading starts. Beam then moves the consumers of a restored reader to where
 * they were.
 *
 * <p>A reader of Beam's has two consumers: one reads, the other asks for the ends of partitions.
 * {@link ReadPositions} tells the second one how far the first one has read.
 */
public final class PositionedConsumers
    implements SerializableFunction<Map<String, Object>, Consumer<byte[], byte[]>> {
  private static final long serialVersionUID = 1L;

  private final KafkaClients clients;
  private final StartPosition start;
  private final ReadPositions positions = new ReadPositions();

  /**
   * Makes consumers.
   *
   * @param clients how Kafka is reached
   * @param start where reading begins
   */
  public PositionedConsumers(KafkaClients clients, StartPosition start) {
    this.clients = clients;
    this.start = start;
  }

  @Override
  public Consumer<byte[], byte[]> apply(Map<String, Object> ours) {
    return new Reader(clients.settings(ours), start, positions);
  }

  /** Used by one thread at a time, as every consumer of Kafka's. */
  private static final class Reader extends KafkaConsumer<byte[], byte[]> {
    private final StartPosition start;
    private final ReadPositions positions;
    private final Set<TopicPartition> atEnd = new HashSet<>();
    private boolean reads;

    Reader(Map<String, Object> settings, StartPosition start, ReadPositions positions) {
      super(settings);
      this.start = start;
      this.positions = positions;
    }

    @Override
    public void assign(Collection<TopicPartition> partitions) {
      super.assign(partitions);
      start.seek(this, partitions);
      atEnd.clear(); // begins there, if it does, and does not ask
    }

    @Override
    public void seekToEnd(Collection<TopicPartition> partitions) {
      super.seekToEnd(partitions);
      atEnd.addAll(partitions);
    }

    @Override
    public long position(TopicPartition partition) {
      long position = super.position(partition);
      return atEnd.contains(partition) ? positions.end(partition, position) : position;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      return read(() -> super.poll(timeout));
    }

    /** The one that Beam calls. */
    @Override
    @Deprecated
    @SuppressWarnings("InlineMeSuggester") // deprecated by Kafka, not by us
    public ConsumerRecords<byte[], byte[]> poll(long millis) {
      return read(() -> super.poll(millis));
    }

    private ConsumerRecords<byte[], byte[]> read(Supplier<ConsumerRecords<byte[], byte[]>> poll) {
      if (!reads) {
        reads = true;
        assignment().forEach(partition -> positions.begin(partition, super.position(partition)));
      }
      ConsumerRecords<byte[], byte[]> records = withoutErrors(poll);
      for (TopicPartition partition : assignment()) {
        List<ConsumerRecord<byte[], byte[]>> read = records.records(partition);
        if (!read.isEmpty()) {
          positions.read(partition, read.get(read.size() - 1).offset());
        }
        advance(partition);
      }
      return records;
    }

    /**
     * Beam's thread that polls reports an exception to its reader, which fails then. After an error
     * the thread would end without a word, and nothing would be read any more. A small message of
     * one letter can be larger than the heap when it is decompressed.
     */
    private static <T> T withoutErrors(Supplier<T> poll) {
      try {
        return poll.get();
      } catch (OutOfMemoryError e) {
        String message = HeapLimit.message("a fetch of messages");
        throw new KafkaException(message + " or a smaller fetch.max.bytes", e);
      } catch (Error e) {
        throw new KafkaException("Kafka's consumer failed", e);
      }
    }

    private void advance(TopicPartition partition) {
      try {
        positions.advance(partition, super.position(partition, Duration.ZERO));
      } catch (TimeoutException e) {
        // Not known just now: the next call may know it.
      }
    }
  }
}
