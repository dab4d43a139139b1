package io.danq.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import htsjdk.samtools.SAMRecord;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.testing.Differences;
import io.danq.network.testing.TestBundles;
import io.danq.prediction.ExpectedWindow.Place;
import io.danq.prediction.run.RunFolders;
import io.danq.prediction.write.OutputFolders;
import io.danq.registry.ModelRegistry;
import io.danq.registry.PromotionGate;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.RandomDna;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Simulated and real reads through the whole pipeline, on both runners. */
@Timeout(300)
final class BatchPredictionTest {
  @TempDir Path folder;
  private ModelBundle bundle;
  private Path model;

  @BeforeEach
  void writeModel() throws IOException {
    model = folder.resolve("model");
    bundle = TestBundles.random(model, TestBundles.SMALL, BaseOrder.AGCT, 1);
  }

  private BatchRun run(Engine engine, Path input, String output, String... more)
      throws IOException {
    return BatchRun.of(engine, model, input.toString(), folder.resolve(output), more);
  }

  private static List<Place> places(List<GenericRecord> rows) {
    return rows.stream().map(Place::of).toList();
  }

  private static void assertNoRowTwice(List<GenericRecord> rows) {
    Set<String> ids =
        rows.stream().map(row -> row.get("row_id").toString()).collect(Collectors.toSet());
    assertThat(ids).hasSameSizeAs(rows);
  }

  @ParameterizedTest
  @CsvSource({
    "DIRECT, simulated/long.bam, 129, 1805",
    "FLINK, simulated/long.bam, 129, 1805",
    "FLINK, reads/NA12878.hifi.unmapped.bam, 155, 5675"
  })
  void everyWindowOfLongReadsIsOneRowWithItsPlaceAndScores(
      Engine engine, String name, int primary, int windows) throws IOException {
    Path bam = SharedData.file(name);
    List<SAMRecord> reads = ExpectedWindow.primaryRecords(bam);
    List<ExpectedWindow> expected =
        reads.stream().flatMap(r -> ExpectedWindow.of(r).stream()).toList();
    assertThat(reads).hasSize(primary);
    assertThat(expected).hasSize(windows);

    BatchRun fromBam = run(engine, bam, "bam");
    assertThat(fromBam.failed()).isEmpty();
    assertNoRowTwice(fromBam.rows());
    Differences.assertSame(
        places(fromBam.rows()), expected.stream().map(ExpectedWindow::place).toList());
    assertThat(fromBam.loads()).as("models loaded for four threads").isEqualTo(1);
    assertScores(fromBam.rows(), expected);

    BatchRun fromFastq = run(engine, fastq(reads), "fastq");
    assertThat(fromFastq.failed()).isEmpty();
    assertNoRowTwice(fromFastq.rows());
    Differences.assertSame(scoresByPlace(fromFastq.rows()), scoresByPlace(fromBam.rows()));
  }

  /** Each row's scores are those of the very window whose place it names. */
  private void assertScores(List<GenericRecord> rows, List<ExpectedWindow> expected) {
    Map<Place, List<Float>> byPlace = new HashMap<>();
    try (Predictor predictor = Predictor.create(bundle, Strands.BOTH)) {
      float[][] scores = predictor.predict(expected.stream().map(ExpectedWindow::bases).toList());
      for (int i = 0; i < scores.length; i++) {
        byPlace.put(expected.get(i).place().unaligned(), list(scores[i]));
      }
    }
    Differences.assertSame(scoresByPlace(rows), byPlace);
  }

  private static List<Float> list(float[] values) {
    List<Float> list = new ArrayList<>(values.length);
    for (float value : values) {
      list.add(value);
    }
    return list;
  }

  private static Map<Place, List<?>> scoresByPlace(List<GenericRecord> rows) {
    Map<Place, List<?>> scores = new HashMap<>();
    rows.forEach(
        row -> scores.put(Place.of(row).unaligned(), List.copyOf((List<?>) row.get("scores"))));
    assertThat(scores).hasSameSizeAs(rows);
    return scores;
  }

  /** The reads as SAM stores them. */
  private Path fastq(List<SAMRecord> reads) throws IOException {
    List<String> lines = new ArrayList<>();
    for (SAMRecord read : reads) {
      lines.addAll(
          List.of(
              "@" + read.getReadName() + " as SAM stores it",
              read.getReadString(),
              "+",
              read.getBaseQualityString().equals("*")
                  ? "I".repeat(read.getReadLength())
                  : read.getBaseQualityString()));
    }
    return Files.write(folder.resolve("reads.fastq"), lines);
  }

  @ParameterizedTest
  @CsvSource({
    "DIRECT, simulated/short.bam, 3404",
    "FLINK, simulated/short.bam, 3404",
    "FLINK, reads/NA12878.hiseq.chr20.bam, 7807"
  })
  void shortReadsAreRefusedEachWithItsReason(Engine engine, String name, int count)
      throws IOException {
    Path bam = SharedData.file(name);
    List<SAMRecord> reads = ExpectedWindow.primaryRecords(bam);
    BatchRun run = run(engine, bam, "out");

    assertThat(run.rows()).isEmpty();
    assertThat(run.failed()).hasSize(count);
    Map<Long, GenericRecord> byNumber = new HashMap<>();
    run.failed().forEach(row -> byNumber.put((Long) row.get("record_number"), row));
    for (int i = 0; i < reads.size(); i++) {
      GenericRecord row = byNumber.get(i + 1L); // these files hold primary records alone
      assertThat(row.get("reason")).hasToString("TOO_FEW_REAL_BASES");
      assertThat(row.get("sequence_id")).hasToString(reads.get(i).getReadName());
      assertThat(row.get("file")).hasToString(bam.toString());
      assertThat(row.get("payload")).isEqualTo(ByteBuffer.wrap(reads.get(i).getReadBases()));
      assertThat(row.get("message").toString())
          .startsWith(
              "1 of 1 windows have less than the minimum of 0.5 real bases, the first at 0..101 with 0.");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DIRECT, simulated/short.bam, sim1 sim2 sim3",
    "FLINK, simulated/short.bam, sim1 sim2 sim3",
    "FLINK, reads/NA12878.hiseq.chr20.bam, 20"
  })
  void shortReadsArePredictedWhereLittleIsAskedFor(Engine engine, String name, String contigs)
      throws IOException {
    Path bam = SharedData.file(name);
    Map<Boolean, List<ExpectedWindow>> enough =
        ExpectedWindow.primaryRecords(bam).stream()
            .flatMap(read -> ExpectedWindow.of(read).stream())
            .collect(Collectors.partitioningBy(window -> window.realBaseFraction() >= 0.1f));
    BatchRun run =
        run(
            engine,
            bam,
            "out",
            "--minRealBases=0.1",
            "--scores=NONE",
            "--minProbability=0",
            "--strands=FORWARD");

    assertNoRowTwice(run.rows());
    Differences.assertSame(
        places(run.rows()), enough.get(true).stream().map(ExpectedWindow::place).toList());
    Differences.assertSame(
        run.rows().stream().map(row -> row.get("real_base_fraction")).toList(),
        enough.get(true).stream().map(ExpectedWindow::realBaseFraction).toList());
    assertThat(run.failed())
        .hasSameSizeAs(enough.get(false))
        .allMatch(row -> row.get("reason").toString().equals("TOO_FEW_REAL_BASES"));
    assertThat(run.rows())
        .allSatisfy(
            row -> {
              assertThat(row.get("window_start")).isEqualTo(0);
              assertThat(row.get("window_end")).isEqualTo(101);
              assertThat(row.get("contig").toString()).isIn((Object[]) contigs.split(" "));
              assertThat(row.get("scores")).isNull();
              assertThat(row.get("strands")).hasToString("forward");
              assertThat((List<?>) row.get("hits")).hasSize(3);
            });
  }

  @ParameterizedTest
  @EnumSource
  void everythingGoodIsPredictedAndEverythingBadIsNamed(Engine engine) throws IOException {
    MixedFolder mixed = MixedFolder.write(Files.createDirectories(folder.resolve("in")));
    BatchRun run = run(engine, mixed.folder().resolve("*"), "out");

    assertNoRowTwice(run.rows());
    assertThat(places(run.rows()))
        .extracting(place -> place.sequenceId() + " " + place.start())
        .containsExactlyInAnyOrderElementsOf(mixed.windows());
    Map<String, GenericRecord> failed = new HashMap<>();
    run.failed().forEach(row -> failed.put(fileName(row), row));
    assertThat(failed).hasSameSizeAs(run.failed()).containsOnlyKeys(mixed.failures().keySet());
    mixed.failures().forEach((file, failure) -> assertFailure(failed.get(file), failure));
  }

  private static String fileName(GenericRecord row) {
    return Path.of(row.get("file").toString()).getFileName().toString();
  }

  private static void assertFailure(GenericRecord row, MixedFolder.Failure expected) {
    assertThat(row.get("topic")).isNull();
    assertThat(row.get("record_number")).isEqualTo(expected.number());
    assertThat(row.get("reason")).hasToString(expected.reason());
    assertThat(row.get("message").toString()).contains(expected.message());
    if (expected.sequenceId() == null) {
      assertThat(row.get("sequence_id")).isNull();
    } else {
      assertThat(row.get("sequence_id")).hasToString(expected.sequenceId());
    }
    byte[] payload = expected.payload().getBytes(StandardCharsets.US_ASCII);
    assertThat(row.get("payload")).isEqualTo(ByteBuffer.wrap(payload));
  }

  @ParameterizedTest
  @EnumSource
  void filesAreCompressedAndNamedForEveryReader(Engine engine) throws IOException {
    Path reads = Files.writeString(folder.resolve("r.fa"), ">r\n" + "ACGT".repeat(300) + "\n");
    BatchRun run = run(engine, reads, "run [1]");
    assertThat(run.rows()).hasSize(2);
    Set<String> names = new HashSet<>();
    for (ResourceId file : OutputFolders.files(run.output().toString())) {
      names.add(file.getFilename().replaceAll("[0-9]{5}", "N"));
      ParquetMetadata metadata = BatchRun.metadata(file);
      for (BlockMetaData block : metadata.getBlocks()) {
        assertThat(block.getColumns())
            .allMatch(column -> column.getCodec() == CompressionCodecName.ZSTD);
      }
    }
    assertThat(names)
        .containsExactlyInAnyOrder("predictions-N-N-of-N.parquet", "failed-N-N-of-N.parquet");
    try (var left = Files.walk(run.output())) {
      assertThat(left.filter(Files::isRegularFile))
          .allMatch(
              file -> file.toString().endsWith(".parquet") || file.endsWith(RunFolders.SUCCESS));
    }
  }

  @ParameterizedTest
  @CsvSource({"danq, v2", "danq@v2, v2", "danq@v1, v1"})
  void aRunTakesOneVersionOfARegistry(String reference, String version) throws IOException {
    ModelRegistry registry = ModelRegistry.at(folder.resolve("models").toString());
    for (String published : List.of("v1", "v2")) {
      registry.publish(model, "danq", published, Map.of(), step -> {});
      registry.promote("danq", published, PromotionGate.OPEN);
    }
    Path reads = Files.writeString(folder.resolve("r.fa"), ">r\n" + new RandomDna(1).text(1400));
    Path named = Path.of("registry:" + folder.resolve("models").resolve(reference));
    BatchRun run = BatchRun.of(Engine.DIRECT, named, reads.toString(), folder.resolve("out"));
    assertThat(run.rows())
        .hasSize(3)
        .allSatisfy(
            row -> {
              assertThat(row.get("model_id")).hasToString("danq");
              assertThat(row.get("model_version")).hasToString(version);
            });
  }
}
