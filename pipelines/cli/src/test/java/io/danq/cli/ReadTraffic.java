package io.danq.cli;

import io.danq.sequence.FailureReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes reads of 1,000 to 2,200 bases in every format of a message, one in a hundred of them
 * malformed, and knows what must come out.
 */
public final class ReadTraffic implements Traffic {
  private static final int WINDOW = 1000;
  private static final int STRIDE = 200;
  private static final int MALFORMED_EVERY = 100;

  private final String topic;
  private final @Nullable GenomeReads genome;
  private final boolean transactions;
  private final KafkaProducer<byte[], byte[]> producer;
  private final SplittableRandom random = new SplittableRandom(1);
  private final List<String> rows = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private int sent;

  /** Publishes reads of random bases. */
  public ReadTraffic(String bootstrapServers, String topic) {
    this(bootstrapServers, topic, null);
  }

  /**
   * Publishes reads.
   *
   * @param genome where every other read comes from: half of these are lines of SAM, the others
   *     FASTQ that is yet to be aligned; null if reads come from nowhere
   */
  public ReadTraffic(String bootstrapServers, String topic, @Nullable GenomeReads genome) {
    this(topic, genome, Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  private ReadTraffic(String topic, @Nullable GenomeReads genome, Map<String, Object> settings) {
    this.topic = topic;
    this.genome = genome;
    this.transactions = settings.containsKey(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    if (transactions) {
      producer.initTransactions();
    }
  }

  /** Publishes reads of random bases, those of a call of {@link #publish} in one transaction. */
  static ReadTraffic inTransactions(String bootstrapServers, String topic) {
    return new ReadTraffic(
        topic,
        null,
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            topic));
  }

  @Override
  public int sent() {
    return sent;
  }

  @Override
  public List<String> rows() {
    return rows;
  }

  @Override
  public List<String> failures() {
    return failures;
  }

  @Override
  public void publish(int reads, int... partitions) throws Exception {
    List<Future<RecordMetadata>> good = new ArrayList<>();
    List<Future<RecordMetadata>> malformed = new ArrayList<>();
    List<FailureReason> reasons = new ArrayList<>();
    if (transactions) {
      producer.beginTransaction();
    }
    for (int i = 0; i < reads; i++) {
      int number = sent++;
      int partition = partitions[number % partitions.length];
      if (number % MALFORMED_EVERY == MALFORMED_EVERY / 2) {
        Malformation[] kinds = Malformation.values();
        Malformation kind = kinds[number / MALFORMED_EVERY % kinds.length];
        malformed.add(send(partition, null, null, kind.value()));
        reasons.add(kind.reason());
      } else {
        good.add(publishGood(number, partition, null));
      }
    }
    producer.flush();
    if (transactions) {
      producer.commitTransaction();
    }
    for (Future<RecordMetadata> sent : good) {
      sent.get();
    }
    for (int i = 0; i < reasons.size(); i++) {
      failures.add(place(malformed.get(i)) + " " + reasons.get(i));
    }
  }

  /** Publishes one good read with a timestamp of its own. */
  public void publishAt(int partition, long timestamp) throws Exception {
    publishGood(sent++, partition, timestamp).get();
  }

  private Future<RecordMetadata> publishGood(int number, int partition, @Nullable Long timestamp) {
    String id = String.format(Locale.ROOT, "read-%05d", number);
    byte[] key = id.getBytes(StandardCharsets.UTF_8);
    int length = WINDOW + random.nextInt(1_201);
    if (genome != null && number % 2 == 0) {
      GenomeReads.Read read =
          number % 4 == 0 ? genome.aligned(id, length) : genome.sequenced(id, length);
      rows.addAll(read.rows());
      return send(partition, timestamp, key, read.text().getBytes(StandardCharsets.UTF_8));
    }
    String bases = bases(length);
    String value =
        switch (number % 4) {
          case 0 -> ">" + id + " of chance\n" + bases + "\n";
          case 1 -> "@" + id + "\n" + bases + "\n+\n" + "I".repeat(bases.length()) + "\n";
          case 2 -> "{\"id\":\"" + id + "\",\"sequence\":\"" + bases + "\"}";
          default -> bases;
        };
    int last = bases.length() - WINDOW;
    for (int start = 0; start < last; start += STRIDE) {
      rows.add(id + ":" + start + "-" + (start + WINDOW));
    }
    rows.add(id + ":" + last + "-" + bases.length());
    return send(partition, timestamp, key, value.getBytes(StandardCharsets.UTF_8));
  }

  private Future<RecordMetadata> send(
      int partition, @Nullable Long timestamp, byte @Nullable [] key, byte @Nullable [] value) {
    return producer.send(new ProducerRecord<>(topic, partition, timestamp, key, value));
  }

  private static String place(Future<RecordMetadata> sent)
      throws ExecutionException, InterruptedException {
    RecordMetadata place = sent.get();
    return place.topic() + "/" + place.partition() + "/" + place.offset();
  }

  private String bases(int length) {
    StringBuilder bases = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      bases.append("ACGT".charAt(random.nextInt(4)));
    }
    return bases.toString();
  }

  @Override
  public void close() {
    producer.close();
  }
}
