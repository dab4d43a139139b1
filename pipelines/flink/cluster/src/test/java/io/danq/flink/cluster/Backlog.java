package io.danq.flink.cluster;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Good reads of one length, spread evenly over the partitions of a topic. */
final class Backlog implements AutoCloseable {
  /** Windows of a read. */
  static final int WINDOWS = 6;

  private static final int BASES = 2000;
  private static final int DIFFERENT_READS = 1000;

  private final String topic;
  private final int partitions;
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<byte[]> reads;
  private long published;

  Backlog(String bootstrapServers, String topic, int partitions) {
    this.topic = topic;
    this.partitions = partitions;
    this.producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    SplittableRandom random = new SplittableRandom(1);
    this.reads = random.ints(DIFFERENT_READS).mapToObj(seed -> bases(seed)).toList();
  }

  private static byte[] bases(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] bases = new byte[BASES];
    for (int i = 0; i < BASES; i++) {
      bases[i] = (byte) "ACGT".charAt(random.nextInt(4));
    }
    return bases;
  }

  /** Reads that are published. */
  long published() {
    return published;
  }

  /**
   * Publishes reads and returns when the broker has them.
   *
   * @param from event time of the first, in milliseconds since 1970
   * @param step milliseconds from one to the next
   */
  List<RecordMetadata> publish(int count, long from, long step) throws Exception {
    List<Future<RecordMetadata>> sent = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      byte[] id =
          String.format(Locale.ROOT, "read-%09d", published).getBytes(StandardCharsets.UTF_8);
      sent.add(
          producer.send(
              new ProducerRecord<>(
                  topic,
                  (int) (published % partitions),
                  from + i * step,
                  id,
                  reads.get((int) (published % DIFFERENT_READS)))));
      published++;
    }
    producer.flush();
    List<RecordMetadata> places = new ArrayList<>(count);
    for (Future<RecordMetadata> future : sent) {
      places.add(future.get());
    }
    return places;
  }

  @Override
  public void close() {
    producer.close();
  }
}
