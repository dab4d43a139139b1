package io.danq.cli.demo;

import io.danq.sequence.SequenceRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes reads to a Kafka topic, one read per message: the key is the read's id, the value one
 * record of FASTA, FASTQ or JSON.
 *
 * <p>Every read is written once and acknowledged by all replicas (an idempotent producer, {@code
 * acks=all}). Reads are sent in batches in the background: only after {@link #flush} is a read
 * known to be written. Thread-safe.
 */
public final class ReadPublisher implements AutoCloseable {
  /** The largest message that is sent, 16 MiB: id and payload together. */
  public static final int MAX_RECORD_BYTES = 16 << 20;

  /** The limit of topic and producer: the largest message and Kafka's framing. */
  static final int MAX_REQUEST_BYTES = MAX_RECORD_BYTES + (64 << 10);

  private final String topic;
  private final KafkaProducer<String, byte[]> producer;
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  /**
   * Connects to a cluster; the topic must exist.
   *
   * @param bootstrapServers {@code host:port}, or several separated by commas
   */
  public ReadPublisher(String bootstrapServers, String topic) {
    this.topic = topic;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                MAX_REQUEST_BYTES,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                4L * MAX_REQUEST_BYTES,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                30_000L),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** The settings of a topic that takes messages of {@link #MAX_RECORD_BYTES}. */
  public static Map<String, String> topicConfigs() {
    return Map.of("max.message.bytes", Integer.toString(MAX_REQUEST_BYTES));
  }

  /**
   * Sends one read.
   *
   * @param id the message's key
   * @param payload the message's value; not to be changed before {@link #flush}
   * @throws IllegalArgumentException if both together are larger than {@link #MAX_RECORD_BYTES}
   * @throws KafkaException if this read or an earlier one could not be sent
   */
  public void publish(String id, byte[] payload) {
    throwFailure();
    long bytes = (long) id.getBytes(StandardCharsets.UTF_8).length + payload.length;
    if (bytes > MAX_RECORD_BYTES) {
      throw new IllegalArgumentException(
          "read " + id + " has " + bytes + " bytes; a message has at most " + MAX_RECORD_BYTES);
    }
    // The callback receives the outcome.
    var unused =
        producer.send(
            new ProducerRecord<>(topic, id, payload),
            (metadata, exception) -> {
              if (exception == null) {
                acknowledged.incrementAndGet();
              } else {
                failure.compareAndSet(null, exception);
              }
            });
  }

  /** Sends a sequence as one FASTA record with its bases on one line; throws as above. */
  public void publish(SequenceRecord record) {
    ByteArrayOutputStream fasta =
        new ByteArrayOutputStream(record.bases().length + record.id().length() + 3);
    fasta.writeBytes((">" + record.id() + "\n").getBytes(StandardCharsets.UTF_8));
    fasta.writeBytes(record.bases());
    fasta.write('\n');
    publish(record.id(), fasta.toByteArray());
  }

  /**
   * Sends pending reads and waits until they are written.
   *
   * @return the number of reads written since this publisher was created
   * @throws KafkaException if a read could not be written
   */
  public long flush() {
    producer.flush();
    throwFailure();
    return acknowledged();
  }

  /** The number of reads that the broker has acknowledged. */
  long acknowledged() {
    return acknowledged.get();
  }

  private void throwFailure() {
    Exception cause = failure.get();
    if (cause != null) {
      throw new KafkaException(
          "cannot write to topic "
              + topic
              + " after "
              + acknowledged
              + " reads: "
              + cause.getMessage(),
          cause);
    }
  }

  /**
   * Sends pending reads and disconnects.
   *
   * @throws KafkaException if a read could not be written
   */
  @Override
  public void close() {
    producer.close();
    throwFailure();
  }
}
