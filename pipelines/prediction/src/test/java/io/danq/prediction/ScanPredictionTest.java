package io.danq.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.beam.option.PipelineArguments;
import io.danq.beam.parquet.ParquetFiles;
import io.danq.network.testing.TestBundles;
import io.danq.prediction.options.ScanOptions;
import io.danq.prediction.run.RunFolders;
import io.danq.prediction.run.RunSummary;
import io.danq.registry.model.OpenModel;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.RandomDna;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A genome's own bins, through the whole pipeline. */
@Timeout(300)
final class ScanPredictionTest {
  private static final int BIN = 200;
  private static final int BINS = 15_000;
  private static final int PART_BASES = 1_200_000;

  @TempDir Path folder;
  private Path model;

  @BeforeEach
  void writeModel() throws IOException {
    model = folder.resolve("model");
    TestBundles.random(model, TestBundles.SMALL, BaseOrder.AGCT, 1);
  }

  private ScanOptions options(Path fasta, String output, String... more) {
    Stream<String> own =
        Stream.of(
            "--model=" + model,
            "--reference=" + fasta,
            "--referenceCache=" + folder.resolve("references"),
            "--output=" + output);
    return PipelineArguments.parse(
        Stream.of(Engine.FLINK.options().stream(), own, Stream.of(more)).flatMap(s -> s).toList(),
        ScanOptions.class);
  }

  private static ScanPrediction.Planned plan(ScanOptions options, OpenModel model)
      throws IOException {
    return ScanPrediction.plan(options, model, true, PART_BASES);
  }

  private void scan(Path fasta, String output, String... more) throws IOException {
    ScanOptions options = options(fasta, folder.resolve(output).toString(), more);
    try (OpenModel open = OpenModel.open(options.getModel())) {
      BatchRun.finish(plan(options, open));
    }
  }

  private List<GenericRecord> bins(String output) throws IOException {
    return BatchRun.read(folder.resolve(output).resolve("bins").toString());
  }

  private Map<String, byte[]> files(String output) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> found = Files.list(folder.resolve(output).resolve("bins"))) {
      for (Path file : found.toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static String place(GenericRecord bin) {
    return bin.get("contig") + ":" + bin.get("bin_start");
  }

  /**
   * Contigs that end at a bin and inside one, before and behind its centre, one that is shorter
   * than half a bin, and one with a gap.
   */
  private Path genome() throws IOException {
    RandomDna random = new RandomDna(1);
    String text =
        Stream.of(2000, 2250, 2310, 90)
            .map(length -> ">c" + length + "\n" + random.text(length) + "\n")
            .reduce("", String::concat);
    String gap = random.text(1500) + "N".repeat(1200) + random.text(900).toLowerCase(Locale.ROOT);
    return Files.writeString(folder.resolve("genome.fa"), text + ">gap\n" + gap + "\n");
  }

  /** The same contigs with N around them, so that windows of a sequence begin with its bins. */
  private static void pad(Path fasta, Path padded) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line : Files.readAllLines(fasta)) {
      boolean name = line.startsWith(">");
      text.append(name ? line : "N".repeat(400) + line + "N".repeat(900)).append('\n');
    }
    Files.writeString(padded, text);
  }

  @Test
  void aBinHasTheNumbersThatPredictGivesItsWindowToTheBit() throws IOException {
    Path fasta = genome();
    scan(fasta, "scan");
    Path padded = folder.resolve("padded.fa");
    pad(fasta, padded);
    BatchRun predicted =
        BatchRun.of(Engine.DIRECT, model, padded.toString(), folder.resolve("rows"));

    Map<String, GenericRecord> expected = new TreeMap<>();
    for (GenericRecord row : predicted.rows()) {
      int start = (Integer) row.get("window_start");
      int length = row.get("sequence_id").toString().equals("gap") ? 3600 : length(row);
      if (start % BIN == 0 && start + BIN / 2 < length) {
        expected.put(row.get("sequence_id") + ":" + start, row);
      }
    }
    List<GenericRecord> bins = bins("scan");
    assertThat(bins.stream().map(ScanPredictionTest::place))
        .hasSize(10 + 11 + 12 + 8 + 5)
        .containsExactlyInAnyOrderElementsOf(expected.keySet());
    for (GenericRecord bin : bins) {
      GenericRecord row = expected.get(place(bin));
      assertThat(bin.get("mean")).as(place(bin)).isEqualTo(row.get("scores"));
      assertThat(bin.get("min")).isEqualTo(row.get("scores"));
      assertThat(bin.get("max")).isEqualTo(row.get("scores"));
      assertThat(bin.get("real_base_fraction")).isEqualTo(row.get("real_base_fraction"));
      assertThat(bin.get("read_base_fraction")).isEqualTo(0f);
      assertThat(bin.get("reads")).isEqualTo(1L);
      assertThat(bin.get("bin_end")).isEqualTo((Integer) bin.get("bin_start") + BIN);
    }
  }

  private static int length(GenericRecord row) {
    return Integer.parseInt(row.get("sequence_id").toString().substring(1));
  }

  /** More than two parts; all windows but the first and the last are alike, and predicted once. */
  private Path longContig() throws IOException {
    String unit = new RandomDna(2).text(BIN);
    return Files.writeString(folder.resolve("long.fa"), ">c\n" + unit.repeat(BINS) + "\n");
  }

  @Test
  void anInterruptedScanEndsWithTheFilesOfAnUninterruptedOne() throws IOException {
    Path fasta = longContig();
    scan(fasta, "whole");
    assertThat(files("whole"))
        .containsOnlyKeys("bins-00000-c.parquet", "bins-00001-c.parquet", "bins-00002-c.parquet");
    assertThat(bins("whole").stream().map(bin -> bin.get("bin_start")))
        .as("in order of the genome")
        .containsExactlyElementsOf(Stream.iterate(0, start -> start + BIN).limit(BINS).toList());

    ScanOptions options = options(fasta, folder.resolve("out").toString());
    try (OpenModel open = OpenModel.open(options.getModel())) {
      ScanPrediction.Planned planned = plan(options, open);
      try (RunFolders folders = planned.begin()) {
        planned.pipeline(0).run().waitUntilFinish();
        folders.partDone(0, RunSummary.NOTHING);
        planned.pipeline(1).run().waitUntilFinish(); // killed before this is noted
      }
    }
    var done = Files.getLastModifiedTime(folder.resolve("out/bins/bins-00000-c.parquet"));
    scan(fasta, "out");
    assertThat(Files.getLastModifiedTime(folder.resolve("out/bins/bins-00000-c.parquet")))
        .isEqualTo(done);
    assertThat(files("out").keySet()).isEqualTo(files("whole").keySet());
    files("whole").forEach((name, bytes) -> assertThat(file("out", name)).isEqualTo(bytes));
    assertThat(folder.resolve("out/_SUCCESS")).exists();
  }

  private byte[] file(String output, String name) {
    try {
      return Files.readAllBytes(folder.resolve(output).resolve("bins").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aGenomeThatHasChangedIsRefused() throws IOException {
    Path fasta = longContig();
    ScanOptions options = options(fasta, folder.resolve("out").toString());
    try (OpenModel open = OpenModel.open(options.getModel())) {
      plan(options, open).begin().close();
      Files.writeString(fasta, ">c\n" + new RandomDna(3).text(BIN * BINS) + "\n");
      assertThatThrownBy(() -> plan(options, open).begin())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("unfinished run with another 'contigs'");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c2000:401-600 | c2000:400",
        "c2000:400-601 | c2000:200 c2000:400 c2000:600",
        "c2000:1-1,c2000:200-200,c2250:2201-9999 | c2000:0",
        "c2310:2201-2201 | c2310:2200"
      })
  void regionsHaveTheBinsThatOverlapThem(String regions, String places) throws IOException {
    scan(genome(), "out", "--regions=" + regions);
    assertThat(bins("out").stream().map(ScanPredictionTest::place))
        .containsExactly(places.split(" "));
  }

  @Test
  void aGenomeOfGapsHasAFileWithoutRows() throws IOException {
    Path fasta = Files.writeString(folder.resolve("n.fa"), ">c\n" + "N".repeat(3000) + "\n");
    scan(fasta, "out");
    assertThat(bins("out")).isEmpty();
    assertThat(ParquetFiles.in(folder.resolve("out/bins").toString())).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--regions=chr1 | a region lies on contig chr1, which the reference does not have; its first"
            + " one is c2000",
        "--regions=c90:91-120 | region c90:91-120 lies beyond the end of the contig, which has 90"
            + " bases",
        "--output=kafka:bins | --output=kafka:bins is not a folder; a scan writes only to folders",
        "--minRealBases=2 | minRealBases must be 0 to 1, was 2.0"
      })
  void whatCannotBeScannedIsSaidBeforeTheRun(String option, String message) throws IOException {
    String output = option.startsWith("--output=") ? option.substring(9) : folder + "/out";
    String more = option.startsWith("--output=") ? "--strands=BOTH" : option;
    ScanOptions options = options(genome(), output, more);
    try (OpenModel open = OpenModel.open(options.getModel())) {
      assertThatThrownBy(() -> plan(options, open))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(message);
    }
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
