package io.danq.cli;

import io.danq.sequence.testing.RandomDna;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.jspecify.annotations.Nullable;

/**
 * Publishes variants of a contig of random bases, as lines of VCF and as JSON, with one to three
 * alternative alleles. One message in a hundred is malformed. It knows what must come out.
 */
public final class VariantTraffic implements Traffic {
  private static final String CONTIG = "chr1";
  private static final int LENGTH = 40_000;
  private static final int MALFORMED_EVERY = 100;
  private static final List<String> MALFORMED =
      List.of("chr1\t5\t.\tA\tC", "#CHROM\tPOS", "{\"contig\":\"chr1\",\"pos\":5}", "", "{");

  private final String topic;
  private final String bases = new RandomDna(17).text(LENGTH);
  private final Path reference;
  private final KafkaProducer<byte[], byte[]> producer;
  private final SplittableRandom random = new SplittableRandom(3);
  private final List<String> rows = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private int sent;

  /** Writes the contig as a FASTA. */
  public VariantTraffic(String bootstrapServers, String topic, Path reference) throws IOException {
    this.topic = topic;
    this.reference = Files.writeString(reference, ">" + CONTIG + "\n" + bases + "\n");
    this.producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** The contig's FASTA. */
  public Path reference() {
    return reference;
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
  public void publish(int variants, int... partitions) throws Exception {
    List<Future<RecordMetadata>> good = new ArrayList<>();
    List<Future<RecordMetadata>> malformed = new ArrayList<>();
    for (int i = 0; i < variants; i++) {
      int number = sent++;
      int partition = partitions[number % partitions.length];
      if (number % MALFORMED_EVERY == MALFORMED_EVERY / 2) {
        int kind = number / MALFORMED_EVERY % (MALFORMED.size() + 1);
        malformed.add(send(partition, kind < MALFORMED.size() ? MALFORMED.get(kind) : null));
      } else {
        good.add(send(partition, variant(number)));
      }
    }
    producer.flush();
    for (Future<RecordMetadata> message : good) {
      message.get();
    }
    for (Future<RecordMetadata> message : malformed) {
      RecordMetadata place = message.get();
      failures.add(
          place.topic() + "/" + place.partition() + "/" + place.offset() + " MALFORMED_RECORD");
    }
  }

  /** One site in two comes again and again, as the sites of a cohort do. */
  private String variant(int number) {
    int places = number % 2 == 0 ? 50 : LENGTH - 10;
    int position = 1 + random.nextInt(places);
    String ref = bases.substring(position - 1, position + random.nextInt(3));
    List<String> alts = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      alts.add(alt(ref));
    }
    String id = String.format(Locale.ROOT, "variant-%05d", number);
    for (int i = 0; i < alts.size(); i++) {
      rows.add(row(id, CONTIG, position, ref, alts.get(i), i + 1));
    }
    String list = String.join(",", alts);
    return switch (number % 3) {
      case 0 -> String.join("\t", CONTIG, "" + position, id, ref, list, ".", ".", ".\n");
      case 1 -> json(id, position, ref, "\"" + list + "\"");
      default -> json(id, position, ref, "[\"" + String.join("\",\"", alts) + "\"]");
    };
  }

  private String alt(String ref) {
    return switch (random.nextInt(8)) {
      case 0 -> "<DEL>";
      case 1 -> "*";
      case 2 -> ref + "ACGT";
      default -> "ACGT".charAt(random.nextInt(4)) + ref.substring(1);
    };
  }

  private static String json(String id, int position, String ref, String alt) {
    return String.format(
        Locale.ROOT,
        "{\"id\":\"%s\",\"contig\":\"%s\",\"pos\":%d,\"ref\":\"%s\",\"alt\":%s}",
        id,
        CONTIG,
        position,
        ref,
        alt);
  }

  /** An allele in words. */
  static String row(
      Object id, Object contig, Object position, Object ref, Object alt, Object index) {
    return id + " " + contig + ":" + position + " " + ref + ">" + alt + " allele " + index;
  }

  private Future<RecordMetadata> send(int partition, @Nullable String value) {
    byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
    return producer.send(new ProducerRecord<>(topic, partition, null, bytes));
  }

  @Override
  public void close() {
    producer.close();
  }
}
