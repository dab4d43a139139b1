package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import htsjdk.samtools.SAMRecord;
import io.danq.beam.parquet.ParquetFiles;
import io.danq.cli.AlignedMessages.Wrong;
import io.danq.cli.demo.LocalKafka;
import io.danq.network.testing.Differences;
import io.danq.prediction.write.OutputFolders;
import io.danq.sequence.testing.RandomDna;
import io.danq.sequence.testing.SharedData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Aligned reads from a real broker, one in a hundred messages wrong: what {@code danq stream} gives
 * is compared with what {@code danq predict} gives for the files that they come from.
 */
@Timeout(600)
final class AlignedStreamTest {
  private static final int PARTITIONS = 2;
  private static final List<String> COLUMNS =
      List.of(
          "sequence_id",
          "contig",
          "bin_start",
          "window_start",
          "window_end",
          "contig_start",
          "contig_end",
          "strand",
          "read_base_fraction",
          "mapping_quality",
          "haplotype",
          "phase_set",
          "scores");

  @TempDir private static Path directory;
  private static LocalKafka kafka;
  private static Path model;
  private static Path reference;
  private static List<SAMRecord> reads;
  private static Map<String, String> unaligned;
  private static List<String> expected;

  @BeforeAll
  static void start() throws Exception {
    kafka = LocalKafka.start(directory.resolve("kafka"));
    model = TinyModel.write(directory.resolve("model"));
    Path shortReads = SharedData.file("simulated/short.bam");
    Path longReads = SharedData.file("simulated/long.bam");
    reads = new ArrayList<>(AlignedMessages.reads(shortReads));
    reads.addAll(AlignedMessages.reads(longReads));
    unaligned = new HashMap<>();
    StringBuilder fasta = new StringBuilder();
    RandomDna dna = new RandomDna(3);
    for (int i = 0; i < 100; i++) {
      unaligned.put("bare-" + i, dna.text(1000));
      fasta.append('>').append("bare-" + i).append('\n').append(unaligned.get("bare-" + i) + "\n");
    }
    Path bare = Files.writeString(directory.resolve("bare.fa"), fasta);
    Path output = directory.resolve("predicted");
    reference = SharedData.file("simulated/reference.fa");
    danq(
        "predict",
        reference,
        "--input=" + shortReads + "," + longReads + "," + bare,
        "--output=" + output);
    ArrivingResults predicted = new ArrivingResults(output).refresh();
    assertThat(predicted.failures()).isEmpty();
    expected = predicted.predictions().stream().map(AlignedStreamTest::text).toList();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  private static DanqCall danq(String command, Path reference, String... args) {
    String[] common = {
      command,
      "--model=" + model,
      "--reference=" + reference,
      "--referenceCache=" + directory.resolve("references"),
      "--minRealBases=0.2",
      "--parallelism=2"
    };
    DanqCall call =
        DanqCall.of(Stream.concat(Stream.of(common), Stream.of(args)).toArray(String[]::new));
    assertThat(call.exitCode()).as("%s", call.errors()).isZero();
    return call;
  }

  private static DanqCall stream(Topic topic, Path genome) {
    return danq(
        "stream",
        genome,
        "--bootstrapServers=" + kafka.bootstrapServers(),
        "--inputTopic=" + topic.name,
        "--stopAtEnd",
        "--window=2s",
        "--output=" + topic.output());
  }

  private static String text(GenericRecord row) {
    List<String> values = new ArrayList<>();
    COLUMNS.forEach(column -> values.add(column + "=" + row.get(column)));
    return String.join(" ", values);
  }

  @ParameterizedTest
  @EnumSource
  void messagesHaveTheRowsOfTheFilesThatTheyComeFrom(AlignedMessages form) throws Exception {
    Topic topic = new Topic("aligned-" + form);
    topic.publish(form);
    DanqCall call = stream(topic, reference);

    ArrivingResults results = new ArrivingResults(topic.output()).refresh();
    List<GenericRecord> rows = results.predictions();
    Differences.assertSame(rows.stream().map(AlignedStreamTest::text).toList(), expected);
    assertThat(results.rowIds()).doesNotHaveDuplicates();
    assertThat(rows)
        .filteredOn(row -> row.get("sequence_id").toString().startsWith("bare-"))
        .hasSize(unaligned.size())
        .allMatch(row -> row.get("contig") == null && row.get("bin_start") == null);

    Differences.assertSame(results.failures(), topic.failures.keySet());
    assertThat(topic.failures).hasSizeGreaterThan(topic.sent / 110);
    for (GenericRecord failed : results.failedRecords()) {
      assertThat(failed.get("message").toString())
          .contains(topic.failures.get(ArrivingResults.failure(failed)));
    }

    long secondary = reads.stream().filter(SAMRecord::isSecondaryOrSupplementary).count();
    assertThat(secondary).isPositive();
    assertThat(call.output())
        .anyMatch(
            line -> line.matches("skipped +%d secondary or supplementary".formatted(secondary)));
  }

  /** Rows wait in memory until their file is written, 4,096 at most or those of one message. */
  @Test
  void messagesOfThousandsOfRowsHaveFilesOfTheirOwn() throws Exception {
    Path genome = directory.resolve("long.fa");
    Files.writeString(genome, ">chr1\n" + new RandomDna(5).text(1_100_000) + "\n");
    Topic topic = new Topic("deletions");
    String bases = new RandomDna(6).text(100);
    for (String cigar : List.of("50M1000000D50M", "50M500000D10M500000D40M")) {
      topic.publish(
          "r\t0\tchr1\t50001\t60\t" + cigar + "\t*\t0\t0\t" + bases + "\t*",
          "{\"id\":\"r\",\"contig\":\"chr1\",\"position\":50000,\"cigar\":\""
              + (cigar + "\",\"sequence\":\"" + bases + "\"}"));
    }
    stream(topic, genome);
    ArrivingResults results = new ArrivingResults(topic.output()).refresh();
    assertThat(results.failures()).isEmpty();
    assertThat(results.predictions()).hasSize(4 * 5_000);
    assertThat(ParquetFiles.in(OutputFolders.predictions(topic.output().toString()))).hasSize(4);
  }

  /** A topic and what must fail of it. */
  private static final class Topic {
    private final String name;
    private final List<Future<RecordMetadata>> published = new ArrayList<>();

    /** {@code topic/partition/offset REASON} to a part of the message. */
    private final Map<String, String> failures = new HashMap<>();

    private int sent;

    Topic(String name) throws Exception {
      this.name = name;
      kafka.createTopic(name, PARTITIONS);
    }

    Path output() {
      return directory.resolve(name);
    }

    private static KafkaProducer<byte[], byte[]> producer() {
      return new KafkaProducer<>(
          Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()),
          new ByteArraySerializer(),
          new ByteArraySerializer());
    }

    /** Publishes messages to the partitions in turn. */
    void publish(String... messages) throws Exception {
      try (KafkaProducer<byte[], byte[]> producer = producer()) {
        for (String message : messages) {
          send(producer, null, message).get();
        }
      }
    }

    /** Publishes reads and bare bases in turn, and after each 99 messages a wrong one. */
    void publish(AlignedMessages form) throws Exception {
      Map<Wrong, List<Future<RecordMetadata>>> wrong = new HashMap<>();
      List<Wrong> kinds = AlignedMessages.wrong();
      Iterator<Map.Entry<String, String>> bare = unaligned.entrySet().iterator();
      try (KafkaProducer<byte[], byte[]> producer = producer()) {
        for (SAMRecord read : reads) {
          published.add(send(producer, null, form.message(read)));
          if (sent % 20 == 0 && bare.hasNext()) {
            Map.Entry<String, String> next = bare.next();
            published.add(send(producer, next.getKey(), next.getValue()));
          }
          if (sent % 100 == 98) {
            Wrong kind = kinds.get(sent / 100 % kinds.size());
            wrong
                .computeIfAbsent(kind, k -> new ArrayList<>())
                .add(send(producer, null, kind.value()));
          }
        }
        assertThat(bare).isExhausted();
        for (Future<RecordMetadata> message : published) {
          message.get();
        }
      }
      assertThat(wrong).hasSameSizeAs(kinds);
      for (Wrong kind : wrong.keySet()) {
        for (Future<RecordMetadata> message : wrong.get(kind)) {
          RecordMetadata place = message.get();
          failures.put(
              "%s/%d/%d %s".formatted(name, place.partition(), place.offset(), kind.reason()),
              kind.fault());
        }
      }
    }

    private Future<RecordMetadata> send(
        KafkaProducer<byte[], byte[]> producer, @Nullable String key, @Nullable String value) {
      return producer.send(
          new ProducerRecord<>(name, sent++ % PARTITIONS, bytes(key), bytes(value)));
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
      return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
  }
}
