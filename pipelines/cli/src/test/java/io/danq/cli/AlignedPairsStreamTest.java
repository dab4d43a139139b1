package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.cli.MatePairs.Pair;
import io.danq.cli.demo.LocalKafka;
import io.danq.network.testing.Differences;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/** Messages that hold both reads of a pair, from a real broker. */
@Timeout(600)
final class AlignedPairsStreamTest {
  private static final int PAIRS = 100;
  private static final int SHORT_EVERY = 20;
  private static final Path REFERENCE = SharedData.file("simulated/reference.fa");

  @TempDir private Path folder;

  /** Cuts the second read of some pairs, so that it is too short to be aligned. */
  private static List<Pair> withShortMates(List<Pair> pairs) {
    List<Pair> all = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      String second = i % SHORT_EVERY == 0 ? pair.second().substring(0, 25) : pair.second();
      all.add(new Pair(pair.name(), pair.first(), second));
    }
    return all;
  }

  private static void publish(LocalKafka kafka, List<Pair> pairs) throws Exception {
    Map<String, Object> settings =
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (int i = 0; i < pairs.size(); i++) {
        String value = i % 2 == 0 ? pairs.get(i).fastqMessage() : pairs.get(i).jsonMessage();
        sent.add(
            producer.send(new ProducerRecord<>("pairs", value.getBytes(StandardCharsets.UTF_8))));
      }
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    }
  }

  private ArrivingResults danq(String output, String... args) throws IOException {
    DanqCall call =
        MatePairs.danq(
            folder,
            REFERENCE,
            Stream.concat(
                    Stream.of(args), Stream.of("--output=" + folder.resolve(output), "--align=bwa"))
                .toArray(String[]::new));
    assertThat(call.exitCode()).as("%s", call.errors()).isZero();
    return new ArrivingResults(folder.resolve(output)).refresh();
  }

  private static List<String> texts(ArrivingResults results) {
    return results.predictions().stream().map(AlignedPairsStreamTest::text).toList();
  }

  private static String text(GenericRecord row) {
    return String.format(
        "%s %s:%s-%s %s %s %s",
        row.get("sequence_id"),
        row.get("contig"),
        row.get("contig_start"),
        row.get("contig_end"),
        row.get("strand"),
        row.get("mapping_quality"),
        row.get("scores"));
  }

  @Test
  void bothReadsHaveTheRowsOfFilesOfPairsOnceAndTheFailedOnesAreReplayedAlone() throws Exception {
    String model = "--model=" + TinyModel.write(folder.resolve("model"));
    MatePairs all = MatePairs.of(SharedData.file("simulated/short.bam"), PAIRS, folder);
    MatePairs mates = new MatePairs(all.bam(), withShortMates(all.pairs()));
    List<Path> two = mates.twoFiles(folder);
    ArrivingResults expected =
        danq("files", "predict", model, "--input=" + two.get(0) + "," + two.get(1), "--paired");
    try (LocalKafka kafka = LocalKafka.start(folder.resolve("kafka"))) {
      kafka.createTopic("pairs", 2);
      publish(kafka, mates.pairs());
      String broker = "--bootstrapServers=" + kafka.bootstrapServers();
      String[] stream = {
        "stream", model, broker, "--inputTopic=pairs", "--stopAtEnd", "--window=2s"
      };
      ArrivingResults first = danq("first", stream);
      Differences.assertSame(texts(first), texts(expected));
      assertThat(first.rowIds()).doesNotHaveDuplicates().hasSize(2 * PAIRS - PAIRS / SHORT_EVERY);
      assertThat(first.failedRecords())
          .hasSize(PAIRS / SHORT_EVERY)
          .allSatisfy(failed -> assertThat(failed.get("sequence_id").toString()).endsWith("/2"));

      ArrivingResults again = danq("again", stream);
      assertThat(again.rowIds()).containsExactlyInAnyOrderElementsOf(first.rowIds());

      ArrivingResults replayed =
          danq(
              "replayed",
              "stream",
              model,
              broker,
              "--replay=" + folder.resolve("first"),
              "--unaligned=window",
              "--minRealBases=0.01");
      assertThat(replayed.failedRecords()).isEmpty();
      assertThat(replayed.rowIds())
          .hasSize(PAIRS / SHORT_EVERY)
          .doesNotContainAnyElementsOf(first.rowIds());
    }
  }
}
