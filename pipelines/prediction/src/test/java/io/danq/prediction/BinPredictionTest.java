package io.danq.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import htsjdk.samtools.SAMRecord;
import io.danq.beam.metrics.PredictionMetrics;
import io.danq.beam.metrics.Tally;
import io.danq.beam.option.PipelineArguments;
import io.danq.network.testing.TestBundles;
import io.danq.prediction.options.BatchPredictionOptions;
import io.danq.prediction.options.StreamingPredictionOptions;
import io.danq.prediction.options.VariantOptions;
import io.danq.prediction.write.WriteParquet;
import io.danq.prediction.write.WriteRows.Outputs;
import io.danq.registry.model.OpenModel;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.SkipReason;
import io.danq.sequence.testing.PlainHaplotype;
import io.danq.sequence.testing.RandomDna;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --output=bins:FOLDER}, through the whole pipeline. */
@Timeout(300)
final class BinPredictionTest {
  private static final List<String> ONE_TASK =
      List.of("--runner=FlinkRunner", "--flinkMaster=[local]", "--parallelism=1");

  @TempDir Path folder;
  private Path model;

  @BeforeEach
  void writeModel() throws IOException {
    model = folder.resolve("model");
    TestBundles.random(model, TestBundles.SMALL, BaseOrder.AGCT, 1);
  }

  private String[] onGenome(String reference, String... more) {
    return Stream.concat(
            Stream.of(
                "--reference=" + SharedData.file(reference),
                "--referenceCache=" + folder.resolve("references")),
            Stream.of(more))
        .toArray(String[]::new);
  }

  private BatchPredictionOptions options(
      List<String> engine, String input, String output, String... more) {
    Stream<String> own = Stream.of("--model=" + model, "--input=" + input, "--output=" + output);
    return PipelineArguments.parse(
        Stream.of(engine.stream(), own, Stream.of(more)).flatMap(s -> s).toList(),
        BatchPredictionOptions.class);
  }

  /** A run that makes bins alone; the files of bins/ in order of their names. */
  private Map<String, byte[]> bins(List<String> engine, String input, String name, String... more)
      throws IOException {
    String output = "bins:" + folder.resolve(name);
    BatchPredictionOptions options = options(engine, input, output, more);
    try (OpenModel open = OpenModel.open(options.getModel())) {
      BatchRun.finish(BatchPrediction.plan(options, open, true));
    }
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> found = Files.list(folder.resolve(name).resolve("bins"))) {
      for (Path file : found.toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  /** What the rows of a bin's reads say, summed by a plain loop. */
  private static final class Expected {
    private final List<List<?>> scores = new ArrayList<>();
    private double realBases;
    private double readBases;

    void add(GenericRecord row) {
      scores.add((List<?>) row.get("scores"));
      realBases += (Float) row.get("real_base_fraction");
      readBases += (Float) row.get("read_base_fraction");
    }

    void compare(GenericRecord bin) {
      double reads = scores.size();
      assertThat(bin.get("reads")).isEqualTo((long) reads);
      assertThat(number(bin.get("real_base_fraction"))).isCloseTo(realBases / reads, within(1e-6));
      assertThat(number(bin.get("read_base_fraction"))).isCloseTo(readBases / reads, within(1e-6));
      for (int target = 0; target < scores.get(0).size(); target++) {
        double sum = 0;
        float least = 1;
        float most = 0;
        for (List<?> one : scores) {
          float score = (Float) one.get(target);
          sum += score;
          least = Math.min(least, score);
          most = Math.max(most, score);
        }
        assertThat(number(((List<?>) bin.get("mean")).get(target)))
            .isCloseTo(sum / reads, within(1e-6));
        assertThat(((List<?>) bin.get("min")).get(target)).isEqualTo(least);
        assertThat(((List<?>) bin.get("max")).get(target)).isEqualTo(most);
      }
    }

    private static double number(Object value) {
      return (Float) value;
    }
  }

  private static String key(GenericRecord row, Object haplotype) {
    return String.format(
        "%s %09d %s %s",
        row.get("contig"),
        (Integer) row.get("bin_start"),
        row.get("phase_set") == null ? "" : row.get("phase_set"),
        haplotype);
  }

  @ParameterizedTest
  @CsvSource({
    "genome/hifi.bam, genome/reference.fa, 1 2",
    "simulated/long.bam, simulated/reference.fa, 1 2",
    "simulated/short.bam, simulated/reference.fa, 0"
  })
  void binsAreWhatTheRowsOfTheirReadsSayTogether(String reads, String reference, String haplotypes)
      throws IOException {
    Path bins = folder.resolve("bins");
    BatchRun run =
        BatchRun.of(
            Engine.FLINK,
            model,
            SharedData.file(reads).toString(),
            folder.resolve("rows"),
            onGenome(reference, "--output=bins:" + bins));
    Map<String, Expected> expected = new TreeMap<>();
    run.rows().stream()
        .filter(row -> row.get("bin_start") != null)
        .forEach(
            row -> {
              Object haplotype = row.get("haplotype") == null ? 0 : row.get("haplotype");
              expected.computeIfAbsent(key(row, haplotype), k -> new Expected()).add(row);
            });

    List<GenericRecord> rows = BatchRun.read(bins.resolve("bins").toString());
    assertThat(rows.stream().map(row -> key(row, row.get("haplotype"))))
        .as("sorted by contig, bin, phase set and haplotype")
        .containsExactlyElementsOf(expected.keySet());
    assertThat(rows.stream().map(row -> row.get("haplotype")).distinct().sorted())
        .containsExactlyElementsOf(Stream.of(haplotypes.split(" ")).map(Integer::valueOf).toList());
    Map<String, Set<String>> windows = windows(SharedData.file(reads), SharedData.file(reference));
    for (GenericRecord row : rows) {
      String key = key(row, row.get("haplotype"));
      expected.get(key).compare(row);
      assertThat(row.get("distinct_windows")).as(key).isEqualTo((long) windows.get(key).size());
    }
    assertThat(bins.resolve("_SUCCESS")).exists();
    assertThat(BatchRun.read(bins.resolve("failed").toString()))
        .hasSameSizeAs(run.failed())
        .extracting(GenericRecord::toString)
        .containsExactlyInAnyOrderElementsOf(
            run.failed().stream().map(GenericRecord::toString).toList());
  }

  /** The windows of every bin as the convention has them, with keys as those of rows. */
  private static Map<String, Set<String>> windows(Path bam, Path fasta) throws IOException {
    Map<String, String> contigs = AnchoredPredictionTest.reference(fasta);
    Map<String, Set<String>> windows = new HashMap<>();
    for (SAMRecord read : ExpectedWindow.primaryRecords(bam)) {
      if (read.getReadUnmappedFlag()
          || read.getDuplicateReadFlag()
          || read.getReadFailsVendorQualityCheckFlag()) {
        continue;
      }
      PlainHaplotype haplotype =
          new PlainHaplotype(
              contigs.get(read.getReferenceName()),
              read.getAlignmentStart() - 1,
              read.getCigarString(),
              read.getReadString());
      Object phaseSet = read.getAttribute("PS");
      Object copy = read.getAttribute("HP");
      for (int bin : haplotype.bins()) {
        String key =
            String.format(
                "%s %09d %s %s",
                read.getReferenceName(),
                bin,
                phaseSet == null ? "" : phaseSet,
                copy == null ? 0 : copy);
        String window = haplotype.window(bin);
        if (window.chars().filter(base -> base != 'N').count() >= 500) {
          windows.computeIfAbsent(key, k -> new HashSet<>()).add(window);
        }
      }
    }
    return windows;
  }

  /** One worker, four, another runner, and the reads in two files in either order. */
  @Test
  void filesAreTheSameToTheByteWhateverReadsThem() throws IOException {
    Path reads = Files.copy(SharedData.file("simulated/long.bam"), folder.resolve("a.bam"));
    Path others = Files.copy(SharedData.file("simulated/short.bam"), folder.resolve("b.bam"));
    String[] more = onGenome("simulated/reference.fa");
    String both = reads + "," + others;
    Map<String, byte[]> expected = bins(Engine.FLINK.options(), both, "flink", more);
    assertThat(expected)
        .containsOnlyKeys(
            "bins-00000-sim1.parquet", "bins-00000-sim2.parquet", "bins-00000-sim3.parquet");

    String[] alone = onGenome("simulated/reference.fa", "--predictionCache=0");
    assertSame(bins(ONE_TASK, both, "alone", alone), expected);
    assertSame(bins(Engine.DIRECT.options(), others + "," + reads, "direct", more), expected);
  }

  /** The regions have the reads' name of a contig, and bins the reference's. */
  @ParameterizedTest
  @CsvSource({"true, >", "true, >chr", "false, >"})
  void binsOutsideTheRegionsAreNotThere(boolean alone, String header) throws IOException {
    Path fasta = folder.resolve("reference.fa");
    String text = Files.readString(SharedData.file("simulated/reference.fa"));
    Files.writeString(fasta, text.replace(">", header));
    Path bins = folder.resolve("bins");
    String reads = SharedData.file("simulated/long.bam").toString();
    List<String> more =
        new ArrayList<>(
            List.of(
                "--reference=" + fasta,
                "--referenceCache=" + folder.resolve("references"),
                "--regions=sim2:2001-2300"));
    if (alone) {
      bins(Engine.FLINK.options(), reads, "bins", more.toArray(String[]::new));
    } else {
      more.add("--output=bins:" + bins);
      BatchRun run =
          BatchRun.of(
              Engine.FLINK, model, reads, folder.resolve("rows"), more.toArray(String[]::new));
      assertThat(run.rows()).anyMatch(row -> (Integer) row.get("bin_start") > 2400);
    }
    assertThat(BatchRun.read(bins.resolve("bins").toString()))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.get("bin_start")).isIn(2000, 2200));
  }

  private static void assertSame(Map<String, byte[]> files, Map<String, byte[]> expected) {
    assertThat(files.keySet()).isEqualTo(expected.keySet());
    expected.forEach((name, bytes) -> assertThat(files.get(name)).as(name).isEqualTo(bytes));
  }

  @Test
  void aReadWithoutAnAlignmentIsCountedAndInNoBin() throws IOException {
    Path reads = folder.resolve("reads.fa");
    Files.writeString(reads, ">lost\n" + new RandomDna(1).text(1000) + "\n>bad\n!\n");
    long before = inNoBin();
    Map<String, byte[]> files =
        bins(Engine.FLINK.options(), reads.toString(), "out", onGenome("simulated/reference.fa"));

    assertThat(inNoBin() - before).isEqualTo(1);
    assertThat(files).containsOnlyKeys("bins-00000-none.parquet");
    assertThat(BatchRun.read(folder.resolve("out/bins").toString())).isEmpty();
    assertThat(BatchRun.read(folder.resolve("out/failed").toString()))
        .singleElement()
        .satisfies(row -> assertThat(row.get("sequence_id")).hasToString("bad"));
  }

  private static long inNoBin() {
    return Tally.snapshot().getOrDefault(PredictionMetrics.SKIPPED + SkipReason.IN_NO_BIN, 0L);
  }

  @Test
  void whatIsThereIsKeptAndAKilledRunBeginsAnew() throws IOException {
    String reads = SharedData.file("simulated/long.bam").toString();
    String[] more = onGenome("simulated/reference.fa");
    BatchPredictionOptions options =
        options(Engine.FLINK.options(), reads, "bins:" + folder.resolve("out"), more);
    try (OpenModel open = OpenModel.open(options.getModel())) {
      BatchPrediction.plan(options, open, true).begin().close();
    }
    Path piece = folder.resolve("out/bins/.temp-beam-bins/piece-half");
    Files.createDirectories(piece.getParent());
    Files.writeString(piece, "PAR1");

    assertThat(bins(Engine.FLINK.options(), reads, "out", more))
        .hasSize(3); // and no folder of pieces
    assertThatThrownBy(() -> bins(Engine.FLINK.options(), reads, "out", more))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            folder.resolve("out")
                + " already holds 4 result files; choose another --output or replace them with"
                + " --overwrite");
    String[] others = onGenome("simulated/reference.fa", "--overwrite=true", "--regions=sim2");
    assertThat(bins(Engine.FLINK.options(), reads, "out", others))
        .containsOnlyKeys("bins-00000-sim2.parquet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--anchor=READ"})
  void binsNeedTheGenomesGrid(String option) throws IOException {
    String[] more = option.isEmpty() ? new String[0] : onGenome("simulated/reference.fa", option);
    String reads = SharedData.file("simulated/long.bam").toString();
    assertThatThrownBy(() -> bins(Engine.FLINK.options(), reads, "out", more))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--output=bins:FOLDER needs --reference");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aStreamAndVariantsHaveNoBins() {
    String output = "--output=bins:" + folder.resolve("out");
    StreamingPredictionOptions stream =
        PipelineArguments.parse(
            List.of("--model=" + model, output), StreamingPredictionOptions.class);
    VariantOptions variants =
        PipelineArguments.parse(
            List.of("--model=" + model, output, "--input=a.vcf", "--reference=a.fa"),
            VariantOptions.class);
    assertThatThrownBy(() -> Outputs.of(stream, WriteParquet.Windowing.of(stream)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "--output=bins:FOLDER is for 'danq predict' only: a stream has no end at which a bin"
                + " has all of its reads");
    assertThatThrownBy(() -> Outputs.ofVariants(variants))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--output=bins:FOLDER is for 'danq predict' only");
  }
}
