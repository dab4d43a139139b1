package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import htsjdk.samtools.SAMRecord;
import io.danq.cli.demo.LocalKafka;
import io.danq.network.testing.Differences;
import io.danq.sequence.testing.SharedData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * FASTQ from a real broker, aligned by the stream: the rows are those that {@code danq predict} has
 * for the same reads as a file, which it aligns in batches.
 */
@Timeout(600)
final class AlignedOnTheWayStreamTest {
  private static final int PARTITIONS = 2;
  private static final int READS = 300;
  private static final int BROKEN_EVERY = 100;
  private static final List<String> COLUMNS =
      List.of(
          "sequence_id",
          "contig",
          "bin_start",
          "contig_start",
          "contig_end",
          "strand",
          "mapping_quality",
          "scores");

  @TempDir private Path directory;

  private static String text(GenericRecord row) {
    List<String> values = new ArrayList<>();
    COLUMNS.forEach(column -> values.add(column + "=" + row.get(column)));
    return String.join(" ", values);
  }

  /** Reads as the sequencer wrote them; mates get names of their own. */
  private static List<String> fastq(Path bam) throws Exception {
    List<String> reads = new ArrayList<>();
    for (SAMRecord record : AlignedMessages.reads(bam)) {
      SAMRecord read = record.deepCopy();
      if (read.getReadNegativeStrandFlag()) {
        read.reverseComplement(true);
      }
      String name = read.getReadName() + "-" + reads.size();
      String qualities = "I".repeat(read.getReadLength());
      reads.add(String.join("\n", "@" + name, read.getReadString(), "+", qualities, ""));
    }
    return reads.subList(0, Math.min(READS, reads.size()));
  }

  private DanqCall danq(String command, Path model, String... args) {
    String[] common = {
      command,
      "--model=" + model,
      "--reference=" + SharedData.file("simulated/reference.fa"),
      "--referenceCache=" + directory.resolve("references"),
      "--align=bwa",
      "--parallelism=2"
    };
    DanqCall call =
        DanqCall.of(Stream.concat(Stream.of(common), Stream.of(args)).toArray(String[]::new));
    assertThat(call.exitCode()).as("%s", call.errors()).isZero();
    return call;
  }

  private static int publish(LocalKafka kafka, String topic, List<String> reads) throws Exception {
    int broken = 0;
    Map<String, Object> settings =
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (int i = 0; i < reads.size(); i++) {
        if (i % BROKEN_EVERY == 0) {
          sent.add(producer.send(new ProducerRecord<>(topic, bytes("@broken\nACGT\n+\nI\n"))));
          broken++;
        }
        sent.add(producer.send(new ProducerRecord<>(topic, bytes(reads.get(i)))));
      }
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    }
    return broken;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void messagesAreAlignedAsTheReadsOfAFile() throws Exception {
    Path model = TinyModel.write(directory.resolve("model"));
    List<String> reads = fastq(SharedData.file("simulated/short.bam"));
    Path file = Files.writeString(directory.resolve("reads.fastq"), String.join("", reads));
    Path predicted = directory.resolve("predicted");
    DanqCall fromFile = danq("predict", model, "--input=" + file, "--output=" + predicted);
    assertThat(fromFile.output()).anyMatch(line -> line.startsWith("aligned                300, "));
    List<String> expected =
        new ArrivingResults(predicted)
            .refresh().predictions().stream().map(AlignedOnTheWayStreamTest::text).toList();
    assertThat(expected).hasSizeGreaterThan(reads.size() * 9 / 10);

    Path streamed = directory.resolve("streamed");
    int broken;
    try (LocalKafka kafka = LocalKafka.start(directory.resolve("kafka"))) {
      kafka.createTopic("fastq", PARTITIONS);
      broken = publish(kafka, "fastq", reads);
      danq(
          "stream",
          model,
          "--bootstrapServers=" + kafka.bootstrapServers(),
          "--inputTopic=fastq",
          "--stopAtEnd",
          "--window=2s",
          "--output=" + streamed);
    }
    ArrivingResults results = new ArrivingResults(streamed).refresh();
    Differences.assertSame(
        results.predictions().stream().map(AlignedOnTheWayStreamTest::text).toList(), expected);
    assertThat(results.rowIds()).doesNotHaveDuplicates();
    assertThat(results.failures()).hasSize(broken);
  }
}
