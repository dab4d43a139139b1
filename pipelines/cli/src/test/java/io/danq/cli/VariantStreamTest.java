package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.cli.demo.LocalKafka;
import io.danq.network.testing.Differences;
import io.danq.prediction.write.RowKind;
import io.danq.sequence.testing.RandomDna;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Variants of a topic of a real broker; one of the topic's partitions stays empty. */
@Timeout(600)
final class VariantStreamTest {
  private static final int PARTITIONS = 3;
  private static final Duration LIMIT = Duration.ofMinutes(3);

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

  private static List<String> args(String topic, Path reference, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "--inputKind=VARIANTS",
                "--bootstrapServers=" + kafka.bootstrapServers(),
                "--inputTopic=" + topic,
                "--reference=" + reference,
                "--referenceCache=" + directory.resolve("references"),
                "--model=" + model,
                "--output=" + directory.resolve(topic),
                "--window=2s"));
    args.addAll(List.of(more));
    return args;
  }

  private static VariantTraffic traffic(String topic) throws Exception {
    kafka.createTopic(topic, PARTITIONS);
    return new VariantTraffic(kafka.bootstrapServers(), topic, directory.resolve(topic + ".fa"));
  }

  private static void expectExactly(ArrivingResults results, Traffic traffic) {
    Differences.assertSame(results.rows(), traffic.rows());
    assertThat(results.rowIds()).doesNotHaveDuplicates();
    Differences.assertSame(results.failures(), traffic.failures());
  }

  @Test
  void everyAlleleIsWrittenOnceWhileTheStreamRuns() throws Exception {
    ArrivingResults results = new ArrivingResults(directory.resolve("runs"), RowKind.VARIANTS);
    try (VariantTraffic traffic = traffic("runs");
        RunningStream stream =
            RunningStream.start(
                args("runs", traffic.reference(), "--parallelism=2").toArray(String[]::new))) {
      for (int wave = 0; wave < 3; wave++) {
        traffic.publish(400, 0, 2);
        int rows = traffic.rows().size();
        int failures = traffic.failures().size();
        assertThat(stream.reaches(() -> results.refresh().hasAtLeast(rows, failures), LIMIT))
            .as("the pipeline runs")
            .isTrue();
        expectExactly(results, traffic);
      }
    }
    assertThat(results.rows()).hasSizeGreaterThan(2_000);
  }

  /** The same topic once more into the same folder: the same files, row for row. */
  @Test
  void aStreamThatStopsAtTheEndSaysWhatItDidAndAReplayWritesTheSameRows() throws Exception {
    ArrivingResults results = new ArrivingResults(directory.resolve("end"), RowKind.VARIANTS);
    try (VariantTraffic traffic = traffic("end")) {
      traffic.publish(300, 0, 2);
      List<String> args = new ArrayList<>(List.of("stream", "--stopAtEnd", "--parallelism=2"));
      args.addAll(args("end", traffic.reference()));
      DanqCall call = DanqCall.of(args.toArray(String[]::new));
      assertThat(call.exitCode()).as("%s", call).isZero();
      results.refresh();
      expectExactly(results, traffic);
      assertThat(call.output())
          .contains("variants               300", "failed                 3")
          .anyMatch(line -> line.matches("alleles +" + traffic.rows().size() + ", .* predicted"))
          .anyMatch(line -> line.matches("windows +.*, [01]\\.\\d\\d for each allele"))
          .anyMatch(line -> line.matches("  STAR +.*"));

      assertThat(DanqCall.of(args.toArray(String[]::new)).exitCode()).isZero();
      ArrivingResults again =
          new ArrivingResults(directory.resolve("end"), RowKind.VARIANTS).refresh();
      expectExactly(again, traffic);
      assertThat(byId(again.predictions())).isEqualTo(byId(results.predictions()));
    }
  }

  private static Map<String, String> byId(List<GenericRecord> rows) {
    Map<String, String> byId = new HashMap<>();
    rows.forEach(row -> byId.put(row.get("row_id").toString(), row.toString()));
    return byId;
  }

  @Test
  void rowsOfASiteAreMessagesOfOneKey() throws Exception {
    kafka.createTopic("effects", 2);
    kafka.createTopic("effects-failed", 1);
    try (VariantTraffic traffic = traffic("sinks")) {
      traffic.publish(200, 0, 1, 2);
      List<String> args = new ArrayList<>(List.of("stream", "--stopAtEnd", "--minAbsDiff=0"));
      args.addAll(args("sinks", traffic.reference(), "--output=kafka:effects"));
      DanqCall call = DanqCall.of(args.toArray(String[]::new));
      assertThat(call.exitCode()).as("%s", call).isZero();
      ArrivingResults results =
          new ArrivingResults(directory.resolve("sinks"), RowKind.VARIANTS).refresh();
      expectExactly(results, traffic);
      Map<String, GenericRecord> rows = new HashMap<>();
      results.predictions().forEach(row -> rows.put(row.get("row_id").toString(), row));
      List<TopicContent.Message> messages = TopicContent.of(kafka.bootstrapServers(), "effects");
      assertThat(messages).hasSameSizeAs(rows.keySet());
      for (TopicContent.Message message : messages) {
        GenericRecord row = rows.get(message.text("row_id"));
        assertThat(message.key()).isEqualTo(row.get("contig") + ":" + row.get("pos"));
        assertThat(message.json().get("pos").longValue()).isEqualTo(row.get("pos"));
        assertThat(message.text("alt")).isEqualTo(row.get("alt").toString());
        assertThat(message.json().get("skip_reason").isNull())
            .isEqualTo(row.get("skip_reason") == null);
        assertThat(message.json().get("log2_odds").isNull())
            .isEqualTo(row.get("skip_reason") != null);
        assertThat(message.json().get("hits")).hasSameSizeAs((List<?>) row.get("hits"));
      }
      assertThat(TopicContent.of(kafka.bootstrapServers(), "effects-failed"))
          .hasSameSizeAs(traffic.failures());
    }
  }

  @Test
  void vcfsArePredictedAsTheyArrive() throws Exception {
    Path files = Files.createDirectories(directory.resolve("arriving"));
    String bases = new RandomDna(4).text(5_000);
    Path genome = Files.writeString(directory.resolve("arriving.fa"), ">chr1\n" + bases + "\n");
    List<String> args = args("arrived", genome, "--input=" + files + "/*.vcf", "--watch=1s");
    args.add("--maxRecordBytes=200");
    String tooLong = "chr1\t2000\t.\tA\tC\t.\t.\t" + "X".repeat(200) + "\n";
    args.removeIf(arg -> arg.startsWith("--inputTopic"));
    ArrivingResults results = new ArrivingResults(directory.resolve("arrived"), RowKind.VARIANTS);
    try (RunningStream stream = RunningStream.start(args.toArray(String[]::new))) {
      for (int file = 1; file <= 2; file++) {
        String site = "chr1\t2000\t.\t" + bases.charAt(1999) + "\tACGT,<DEL>\t.\t.\t.\n";
        String text = "##fileformat=VCFv4.2\n#CHROM\tPOS\n" + site + tooLong + "chr1\t5\n";
        Files.writeString(files.resolve(file + ".vcf"), text);
        int expected = file;
        assertThat(
                stream.reaches(
                    () -> results.refresh().hasAtLeast(2 * expected, 2 * expected), LIMIT))
            .as("the pipeline runs")
            .isTrue();
        assertThat(results.rowIds()).hasSize(2 * file).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void onlyVariantsOfAFilterAndOfRegionsHaveRows() throws Exception {
    try (VariantTraffic traffic = traffic("selected")) {
      traffic.publish(100, 0, 1, 2);
      List<String> args = new ArrayList<>(List.of("stream", "--stopAtEnd"));
      args.addAll(args("selected", traffic.reference(), "--filter=.", "--regions=chr1:1-50"));
      DanqCall call = DanqCall.of(args.toArray(String[]::new));
      assertThat(call.exitCode()).as("%s", call).isZero();
      ArrivingResults results =
          new ArrivingResults(directory.resolve("selected"), RowKind.VARIANTS).refresh();
      assertThat(results.rows()).hasSizeBetween(50, traffic.rows().size() - 50);
      assertThat(results.predictions()).allMatch(row -> (Long) row.get("pos") <= 50);
      assertThat(call.output()).anyMatch(line -> line.contains("outside the regions"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "variants, --align=bwa, --align is for reads",
    "variants, --stride=100, --stride is for reads",
    "variants, --minProbability=0.9, --minProbability is for reads",
    "variants, --anchor=read, --anchor is for reads",
    "variants, --output=vcf:x.vcf.gz, --output=vcf:FILE is for 'danq variants' only",
    "reads, --minAbsDiff=0.1, --minAbsDiff is for variants",
    "reads, --filter=PASS, --filter is for variants",
  })
  void anOptionOfTheOtherKindIsRefused(String kind, String option, String message)
      throws Exception {
    List<String> args = new ArrayList<>(List.of("stream"));
    args.addAll(args("none", directory.resolve("none.fa"), option));
    args.set(1, "--inputKind=" + kind);
    if (kind.equals("reads")) {
      args.removeIf(arg -> arg.startsWith("--reference"));
    }
    DanqCall.of(args.toArray(String[]::new)).failedWith(2, "danq stream", message);
  }

  @Test
  void variantsNeedAReference() {
    List<String> args = new ArrayList<>(List.of("stream"));
    args.addAll(args("none", directory.resolve("none.fa")));
    args.removeIf(arg -> arg.startsWith("--reference="));
    DanqCall.of(args.toArray(String[]::new))
        .failedWith(2, "--inputKind=variants needs --reference");
  }
}
