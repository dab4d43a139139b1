package io.danq.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import htsjdk.samtools.SAMRecord;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.testing.TestBundles;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.PlainHaplotype;
import io.danq.sequence.testing.SharedData;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Aligned reads on the genome's grid, through the whole pipeline. */
@Timeout(300)
final class AnchoredPredictionTest {
  @TempDir Path folder;
  private ModelBundle bundle;
  private Path model;

  @BeforeEach
  void writeModel() throws IOException {
    model = folder.resolve("model");
    bundle = TestBundles.random(model, TestBundles.SMALL, BaseOrder.AGCT, 1);
  }

  private BatchRun run(String reads, String output, String... more) throws IOException {
    return run(SharedData.file(reads), output, more);
  }

  private BatchRun run(Path reads, String output, String... more) throws IOException {
    List<String> options = new ArrayList<>(List.of(more));
    options.add("--referenceCache=" + folder.resolve("references"));
    return BatchRun.of(
        Engine.FLINK,
        model,
        reads.toString(),
        folder.resolve(output),
        options.toArray(String[]::new));
  }

  /** A row as the convention has it. */
  private record Row(
      String contig, int bin, float readBaseFraction, int mappingQuality, String bases) {
    boolean isReal() {
      return bases.chars().filter(base -> base != 'N').count() >= 500;
    }
  }

  private static List<Row> expected(Path bam, Path fasta) throws IOException {
    Map<String, String> reference = reference(fasta);
    List<Row> rows = new ArrayList<>();
    for (SAMRecord read : ExpectedWindow.primaryRecords(bam)) {
      if (read.getReadUnmappedFlag()
          || read.getDuplicateReadFlag()
          || read.getReadFailsVendorQualityCheckFlag()) {
        continue;
      }
      String contig = read.getReferenceName();
      PlainHaplotype haplotype =
          new PlainHaplotype(
              reference.get(contig),
              read.getAlignmentStart() - 1,
              read.getCigarString(),
              read.getReadString());
      for (int bin : haplotype.bins()) {
        rows.add(
            new Row(
                contig,
                bin,
                haplotype.readBases(bin) / 1000f,
                read.getMappingQuality(),
                haplotype.window(bin)));
      }
    }
    return rows;
  }

  /** The contigs of a FASTA, in upper case. */
  static Map<String, String> reference(Path fasta) throws IOException {
    Map<String, String> contigs = new LinkedHashMap<>();
    String name = "";
    for (String line : Files.readAllLines(fasta)) {
      if (line.startsWith(">")) {
        name = line.substring(1).replaceAll("\\s.*", "");
      } else {
        contigs.merge(name, line.strip().toUpperCase(Locale.ROOT), String::concat);
      }
    }
    return contigs;
  }

  @ParameterizedTest
  @CsvSource({
    "simulated/short.bam, simulated/reference.fa",
    "simulated/long.bam, simulated/reference.fa",
    "reads/NA12878.hiseq.chr20.bam, reads/hiseq.chr20.reference.fa",
  })
  void everyAlignedReadIsPredictedInTheBinsThatItCovers(String reads, String fasta)
      throws IOException {
    BatchRun run = run(reads, "out", "--reference=" + SharedData.file(fasta));
    Map<Boolean, List<Row>> byContent =
        expected(SharedData.file(reads), SharedData.file(fasta)).stream()
            .collect(Collectors.partitioningBy(row -> row.isReal()));
    List<Row> expected = byContent.get(true);
    List<GenericRecord> anchored =
        run.rows().stream().filter(row -> row.get("bin_start") != null).toList();

    assertThat(run.failed())
        .hasSameSizeAs(byContent.get(false))
        .allSatisfy(row -> assertThat(row.get("reason")).hasToString("TOO_FEW_REAL_BASES"));
    assertThat(run.rows().stream().map(row -> row.get("row_id")).distinct())
        .hasSameSizeAs(run.rows());
    assertThat(places(anchored))
        .containsExactlyInAnyOrderElementsOf(
            expected.stream()
                .map(
                    row ->
                        List.<Object>of(
                            row.contig(),
                            row.bin(),
                            row.bin() + 200,
                            row.readBaseFraction(),
                            row.mappingQuality()))
                .toList());
    assertThat(scores(anchored)).isEqualTo(scoresOf(expected));
  }

  private static List<List<Object>> places(List<GenericRecord> rows) {
    return rows.stream()
        .map(
            row ->
                List.<Object>of(
                    row.get("contig").toString(),
                    row.get("bin_start"),
                    row.get("bin_end"),
                    row.get("read_base_fraction"),
                    row.get("mapping_quality")))
        .toList();
  }

  /** How many rows there are of each bin with each scores. */
  private static Map<List<Object>, Long> scores(List<GenericRecord> rows) {
    return rows.stream()
        .map(row -> List.<Object>of(row.get("bin_start"), List.copyOf((List<?>) row.get("scores"))))
        .collect(Collectors.groupingBy(row -> row, Collectors.counting()));
  }

  private Map<List<Object>, Long> scoresOf(List<Row> rows) {
    Map<List<Object>, Long> scores = new HashMap<>();
    try (Predictor predictor = Predictor.create(bundle, Strands.BOTH)) {
      List<byte[]> windows =
          rows.stream().map(row -> row.bases().getBytes(StandardCharsets.US_ASCII)).toList();
      float[][] probabilities = predictor.predict(windows);
      for (int i = 0; i < probabilities.length; i++) {
        List<Float> values = new ArrayList<>();
        for (float value : probabilities[i]) {
          values.add(value);
        }
        scores.merge(List.of(rows.get(i).bin(), values), 1L, Long::sum);
      }
    }
    return scores;
  }

  @Test
  void haplotypesAndPhaseSetsOfTheReadsAreInTheirRows() throws IOException {
    BatchRun run =
        run(
            "genome/hifi.bam",
            "out",
            "--reference=" + SharedData.file("genome/reference.fa"),
            "--regions=20:50000-50200",
            "--scores=NONE");
    assertThat(run.rows()).isNotEmpty();
    assertThat(run.rows()).extracting(row -> row.get("haplotype")).contains(1, 2);
    assertThat(run.rows()).extracting(row -> row.get("phase_set")).containsOnly(1);
  }

  @Test
  void aCramGivesTheRowsOfItsBam() throws IOException {
    String reference = "--reference=" + SharedData.file("genome/reference.fa");
    String regions = "--regions=20:50000-60000";
    BatchRun bam = run("genome/hifi.bam", "bam", reference, regions);
    BatchRun cram = run("genome/hifi.cram", "cram", reference, regions);
    assertThat(cram.failed()).isEmpty();
    assertThat(scores(cram.rows())).isEqualTo(scores(bam.rows())).isNotEmpty();
    assertThat(places(cram.rows())).containsExactlyInAnyOrderElementsOf(places(bam.rows()));
  }

  @Test
  void onlyReadsThatOverlapTheRegionsArePredicted() throws IOException {
    Path bed = folder.resolve("regions.bed");
    Path reads = SharedData.file("simulated/short.bam");
    List<SAMRecord> records = ExpectedWindow.primaryRecords(reads);
    String contig = records.get(0).getReferenceName();
    Files.writeString(
        bed, "# two places\n" + contig + "\t1000\t1100\n" + contig + "\t5000\t5001\n");
    long expected =
        records.stream()
            .filter(r -> r.getReferenceName().equals(contig))
            .filter(r -> !r.getDuplicateReadFlag())
            .filter(
                r ->
                    (r.getAlignmentStart() - 1 < 1100 && r.getAlignmentEnd() > 1000)
                        || (r.getAlignmentStart() - 1 < 5001 && r.getAlignmentEnd() > 5000))
            .count();
    String reference = "--reference=" + SharedData.file("simulated/reference.fa");

    assertThat(run(reads, "bed", reference, "--regions=" + bed).rows())
        .hasSize(Math.toIntExact(expected))
        .isNotEmpty();
    String list = contig + ":1001-1100," + contig + ":5001-5001";
    assertThat(run(reads, "list", reference, "--regions=" + list).rows())
        .hasSize(Math.toIntExact(expected));
  }

  @Test
  void aRegionOnNoContigOfTheReferenceIsNamed() {
    String reference = "--reference=" + SharedData.file("simulated/reference.fa");
    assertThatThrownBy(
            () -> run("simulated/short.bam", "out", reference, "--regions=sim1:1-9,sim7"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a region lies on contig sim7, which the reference does not have");
  }

  @Test
  void aReferenceWithoutTheReadsContigsFailsEachReadWithTheReason() throws IOException {
    Path other = folder.resolve("other.fa");
    Files.writeString(other, ">other\n" + "ACGT".repeat(500) + "\n");
    BatchRun run = run("simulated/short.bam", "out", "--reference=" + other);
    assertThat(run.failed()).isNotEmpty();
    assertThat(run.failed())
        .allSatisfy(
            row -> {
              assertThat(row.get("reason")).hasToString("NOT_IN_REFERENCE");
              assertThat(row.get("message").toString()).startsWith("the reference has no contig ");
            });
  }

  @Test
  void aReferenceThatIsNotThereIsNamedBeforeAnythingRuns() {
    assertThatThrownBy(() -> run("simulated/short.bam", "out", "--reference=/nope/genome.fa"))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("/nope/genome.fa");
  }

  @Test
  void anchoringToTheGenomeNeedsAReference() {
    assertThatThrownBy(() -> run("simulated/short.bam", "out", "--anchor=GENOME"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--anchor=genome needs --reference, the FASTA that the reads are aligned to");
  }

  @Test
  void rowsThatAreAnchoredToTheReadAreWhatTheyWereWithoutAReference() throws IOException {
    String reference = "--reference=" + SharedData.file("simulated/reference.fa");
    BatchRun without = run("simulated/long.bam", "without");
    BatchRun with = run("simulated/long.bam", "with", reference, "--anchor=READ");
    assertThat(with.rows()).containsExactlyInAnyOrderElementsOf(without.rows()).isNotEmpty();
    assertThat(with.rows()).allSatisfy(row -> assertThat(row.get("bin_start")).isNull());
  }
}
