package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.beam.parquet.ParquetFiles;
import io.danq.cli.TopicContent.Message;
import io.danq.cli.demo.LocalKafka;
import io.danq.cli.text.ParquetRows;
import io.danq.network.testing.Differences;
import io.danq.prediction.write.OutputFolders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where {@code danq stream} reads from and writes to, with a real broker. */
@Timeout(600)
class StreamSourcesAndOutputsTest {
  private static final Duration LIMIT = Duration.ofMinutes(4);

  @TempDir private static Path directory;
  private static LocalKafka kafka;
  private static Path model;

  @BeforeAll
  static void start() throws Exception {
    kafka = LocalKafka.start(directory.resolve("kafka"));
    model = TinyModel.write(directory.resolve("model"));
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  private static DanqCall stream(String... args) {
    String[] common = {
      "stream",
      "--bootstrapServers=" + kafka.bootstrapServers(),
      "--model=" + model,
      "--window=2s",
      "--parallelism=2"
    };
    return DanqCall.of(Stream.concat(Stream.of(common), Stream.of(args)).toArray(String[]::new));
  }

  private static ArrivingResults results(Path output) throws IOException {
    return new ArrivingResults(output).refresh();
  }

  private static String text(GenericRecord row, String column) {
    return String.valueOf(row.get(column));
  }

  @Test
  void rowsAndFailuresAreInEveryOutput() throws Exception {
    kafka.createTopic("reads", 2);
    kafka.createTopic("out", 2);
    kafka.createTopic("out-failed", 1);
    Path output = directory.resolve("outputs");
    try (ReadTraffic traffic = new ReadTraffic(kafka.bootstrapServers(), "reads")) {
      traffic.publish(200, 0, 1);
      DanqCall call =
          stream(
              "--inputTopic=reads",
              "--stopAtEnd",
              "--minProbability=0.3",
              "--output=" + output,
              "--output=kafka:out");
      assertThat(call.exitCode()).as("%s", call.errors()).isZero();
      ArrivingResults results = results(output);
      Differences.assertSame(results.rows(), traffic.rows());
      Differences.assertSame(results.failures(), traffic.failures());
    }

    Map<String, GenericRecord> rows = new HashMap<>();
    ParquetRows.forEach(
        OutputFolders.predictions(output.toString()), row -> rows.put(text(row, "row_id"), row));
    List<Message> messages = TopicContent.of(kafka.bootstrapServers(), "out");
    assertThat(messages).hasSameSizeAs(rows.keySet());
    for (Message message : messages) {
      GenericRecord row = rows.get(message.text("row_id"));
      assertThat(message.key()).isEqualTo(text(row, "sequence_id"));
      assertThat(message.json().get("window_start").intValue()).isEqualTo(row.get("window_start"));
      assertThat(message.json().get("contig").isNull()).isTrue();
      List<Float> scores = new ArrayList<>();
      message.json().get("scores").forEach(score -> scores.add(score.floatValue()));
      assertThat(scores).isEqualTo(row.get("scores"));
      assertThat(message.json().get("hits")).hasSameSizeAs((List<?>) row.get("hits"));
    }
    Map<String, Integer> partitions = new HashMap<>();
    messages.forEach(
        m ->
            assertThat(partitions.merge(m.key(), m.partition(), (a, b) -> a))
                .as("partition of every row of a read")
                .isEqualTo(m.partition()));

    Set<String> failed = new HashSet<>();
    ParquetRows.forEach(
        OutputFolders.failed(output.toString()),
        row -> failed.add(text(row, "offset") + text(row, "reason") + base64(row)));
    assertThat(TopicContent.of(kafka.bootstrapServers(), "out-failed"))
        .extracting(m -> m.text("offset") + m.text("reason") + m.text("payload"))
        .containsExactlyInAnyOrderElementsOf(failed);
    assertThat(ParquetFiles.in(OutputFolders.predictions(output.toString())))
        .allMatch(
            file -> file.toString().matches(".*/date=\\d{4}-\\d\\d-\\d\\d/version=1/[^/]*parquet"));
  }

  private static String base64(GenericRecord row) {
    ByteBuffer payload = (ByteBuffer) row.get("payload");
    byte[] bytes = new byte[payload.remaining()];
    payload.duplicate().get(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void readingBeginsWhereItIsToldTo() throws Exception {
    kafka.createTopic("start", 1);
    try (ReadTraffic traffic = new ReadTraffic(kafka.bootstrapServers(), "start")) {
      Instant time = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(600);
      for (int i = 0; i < 4; i++) {
        traffic.publishAt(0, time.toEpochMilli() + i * 60_000L);
      }
      commit("readers", "start", 3);
      List<String> all = traffic.rows();
      assertThat(rowsFrom("earliest")).containsExactlyInAnyOrderElementsOf(all);
      assertThat(reads(rowsFrom(time.plusSeconds(90).toString())))
          .containsExactly("read-00002", "read-00003");
      commit("readers", "start", 3); // the runs before have committed the end
      assertThat(reads(rowsFrom("committed"))).containsExactly("read-00003");
      assertThat(rowsFrom("latest")).isEmpty();
      assertThat(rowsFrom(time.plusSeconds(3600).toString())).isEmpty();
    }
  }

  private static List<String> rowsFrom(String start) throws IOException {
    Path output = directory.resolve("from-" + start.replace(':', '-'));
    DanqCall call =
        stream(
            "--inputTopic=start",
            "--groupId=readers",
            "--startFrom=" + start,
            "--stopAtEnd",
            "--output=" + output);
    assertThat(call.exitCode()).as("%s", call.errors()).isZero();
    return results(output).rows();
  }

  private static Set<String> reads(List<String> rows) {
    return new TreeSet<>(rows.stream().map(row -> row.substring(0, row.indexOf(':'))).toList());
  }

  private static Admin admin() {
    return Admin.create(
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()));
  }

  private static void commit(String group, String topic, long offset) throws Exception {
    try (Admin admin = admin()) {
      TopicPartition partition = new TopicPartition(topic, 0);
      admin
          .alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(offset)))
          .all()
          .get();
    }
  }

  @Test
  void theGroupsOffsetsFollowTheCheckpoints() throws Exception {
    kafka.createTopic("committing", 1);
    String[] args = {
      "--bootstrapServers=" + kafka.bootstrapServers(),
      "--model=" + model,
      "--inputTopic=committing",
      "--groupId=followed",
      "--parallelism=1",
      "--checkpointingInterval=500",
      "--output=" + directory.resolve("committing")
    };
    try (ReadTraffic traffic = new ReadTraffic(kafka.bootstrapServers(), "committing");
        RunningStream running = RunningStream.start(args);
        Admin admin = admin()) {
      traffic.publish(30, 0);
      TopicPartition partition = new TopicPartition("committing", 0);
      boolean committed =
          running.reaches(
              () -> {
                OffsetAndMetadata offset =
                    admin
                        .listConsumerGroupOffsets("followed")
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .get(partition);
                return offset != null && offset.offset() == 30;
              },
              LIMIT);
      assertThat(committed).isTrue();
    }
  }

  @Test
  void filesThatComeLaterArePredictedOnceEach() throws Exception {
    Path input = Files.createDirectories(directory.resolve("arriving"));
    Path output = directory.resolve("watched");
    fasta(input.resolve("a.fa"), "a");
    String[] args = {
      "--input=" + input + "/*.fa",
      "--watch=1s",
      "--model=" + model,
      "--output=" + output,
      "--window=2s",
      "--parallelism=2"
    };
    ArrivingResults results = new ArrivingResults(output);
    try (RunningStream running = RunningStream.start(args)) {
      assertThat(running.reaches(() -> results.refresh().hasAtLeast(2, 0), LIMIT)).isTrue();
      fasta(input.resolve("b.part"), "b");
      Files.move(input.resolve("b.part"), input.resolve("b.fa"), StandardCopyOption.ATOMIC_MOVE);
      Files.writeString(input.resolve("c.fa"), "no sequence\n");
      assertThat(running.reaches(() -> results.refresh().hasAtLeast(4, 1), LIMIT)).isTrue();
    }
    assertThat(results.rows())
        .containsExactlyInAnyOrder("a:0-1000", "a:200-1200", "b:0-1000", "b:200-1200");
    assertThat(results.failures()).hasSize(1).first().asString().endsWith("UNREADABLE_FILE");
  }

  private static void fasta(Path file, String id) throws IOException {
    Files.writeString(file, ">" + id + "\n" + "ACGTTGCATT".repeat(120) + "\n");
  }

  @Test
  void failedMessagesAreReplayedWithTheRowsTheyWouldHaveHad() throws Exception {
    kafka.createTopic("failing", 2);
    Path first = directory.resolve("first");
    Path whole = directory.resolve("whole");
    Path replayed = directory.resolve("replayed");
    try (ReadTraffic traffic = new ReadTraffic(kafka.bootstrapServers(), "failing")) {
      traffic.publish(300, 0, 1);
    }
    stream("--inputTopic=failing", "--stopAtEnd", "--output=" + first, "--maxRecordBytes=1500");
    stream("--inputTopic=failing", "--stopAtEnd", "--output=" + whole);
    assertThat(results(first).failures()).anyMatch(f -> f.endsWith("RECORD_TOO_LARGE"));
    DanqCall call = stream("--replay=" + first, "--output=" + replayed);
    assertThat(call.exitCode()).as("%s", call.errors()).isZero();

    List<String> rowIds = new ArrayList<>(results(first).rowIds());
    rowIds.addAll(results(replayed).rowIds());
    Differences.assertSame(rowIds, results(whole).rowIds());
    Differences.assertSame(results(replayed).failures(), results(whole).failures());
    stream("--replay=" + first, "--output=" + replayed)
        .failedWith(2, replayed + " already holds", "choose another --output");
  }

  @Test
  void failedRecordsOfFilesAreReplayedAndThoseGoneAreNamed() throws Exception {
    Path input = Files.createDirectories(directory.resolve("files"));
    String good = "ACGTTGCATT".repeat(100);
    Files.writeString(
        input.resolve("a.fa"), ">a\n" + good + "\n>b\n" + good.substring(600) + "\n>c\nA!\n");
    fasta(input.resolve("gone.fa"), "gone");
    byte[] text = Files.readAllBytes(input.resolve("gone.fa"));
    text[8] = '!';
    Files.write(input.resolve("gone.fa"), text);
    Path first = directory.resolve("files-first");
    Path replayed = directory.resolve("files-replayed");
    DanqCall.of(
        "predict",
        "--input=" + input + "/*.fa",
        "--model=" + model,
        "--output=" + first,
        "--parallelism=2");
    Files.delete(input.resolve("gone.fa"));
    DanqCall call =
        DanqCall.of(
            "stream",
            "--replay=" + first.resolve("failed"),
            "--minRealBases=0.2",
            "--model=" + model,
            "--output=" + replayed,
            "--parallelism=2");
    assertThat(call.exitCode()).as("%s", call.errors()).isZero();
    assertThat(results(first).rows()).containsExactly("a:0-1000");
    assertThat(results(replayed).rows()).containsExactly("b:0-400");
    List<String> reasons = new ArrayList<>();
    ParquetRows.forEach(
        OutputFolders.failed(replayed.toString()),
        row -> reasons.add(text(row, "reason") + " " + text(row, "record_number")));
    assertThat(reasons).containsExactlyInAnyOrder("INVALID_BASE 3", "RECORD_GONE 1");
  }

  @Test
  void sourcesThatDoNotGoTogetherAreNamed() {
    String output = "--output=" + directory.resolve("none");
    stream(output).failedWith(2, "--inputTopic, --input and --replay");
    stream(output, "--inputTopic=t", "--replay=x").failedWith(2, "one of", "2 are");
    stream(output, "--input=*.fa").failedWith(2, "--watch");
    stream(output, "--input=*.fa", "--watch=soon").failedWith(2, "watch must be", "soon");
    stream(output, "--inputTopic=t", "--startFrom=noon").failedWith(2, "startFrom must be", "noon");
    stream(output, "--replay=" + directory.resolve("nothing")).failedWith(1, "nothing");
    stream(output, "--inputTopic=t", "--maxRecordBytes=0").failedWith(2, "maxRecordBytes must be");
    stream("--output=bigquery:nowhere", "--inputTopic=t")
        .failedWith(2, "bigquery:nowhere", "bigquery:PROJECT:DATASET.TABLE");
    stream("--output=kafka:a b", "--inputTopic=t").failedWith(2, "kafka:TOPIC");
    DanqCall.of("stream", output, "--model=" + model, "--inputTopic=t")
        .failedWith(2, "--bootstrapServers");
  }

  @Test
  void anOutputTopicThatIsNotThereIsNamed() throws Exception {
    kafka.createTopic("lonely", 1);
    stream("--inputTopic=lonely", "--output=kafka:nowhere").failedWith(1, "no topic nowhere");
  }
}
