package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results as lines of text, for who has no reader of Parquet. */
class InspectCommandTest {
  @TempDir private Path folder;
  private Path model;

  @BeforeEach
  void writeModel() throws IOException {
    model = TinyModel.write(folder.resolve("model"));
  }

  /** A run with every target of the tiny model as a hit; its strongest comes first. */
  private String predict(String name, String content, String... more) throws IOException {
    Path reads = Files.writeString(folder.resolve(name), content);
    String out = folder.resolve("out").toString();
    Stream<String> args =
        Stream.of(
            "predict",
            "-q",
            "--input=" + reads,
            "--model=" + model,
            "--output=" + out,
            "--minProbability=0");
    DanqCall run = DanqCall.of(Stream.concat(args, Stream.of(more)).toArray(String[]::new));
    assertThat(run.errors()).isEmpty();
    assertThat(run.exitCode()).isZero();
    return out;
  }

  private static String aligned(String strand) {
    // Begins at base 5,001 of the contig, counted from 1 as SAM does.
    return String.join(
            "\t",
            "r",
            strand.equals("+") ? "0" : "16",
            "chr7",
            "5001",
            "60",
            "1000M",
            "*",
            "0",
            "0",
            "ACGT".repeat(250),
            "*")
        + "\n";
  }

  @Test
  void aTableHasALineForEachHit() throws IOException {
    String out = predict("reads.fa", ">r1\n" + "ACGT".repeat(300) + "\n>r2\nACG\n");
    DanqCall call = DanqCall.of("inspect", out, "--tsv");
    assertThat(call.exitCode()).isZero();
    assertThat(call.output().get(0))
        .isEqualTo(
            "sequence_id\twindow_start\twindow_end\tcontig\tcontig_start\tcontig_end\tstrand"
                + "\ttarget_index\tcell_type\tassay\ttreatment\tprobability\tevalue"
                + "\tbin_start\tbin_end\tread_base_fraction\tmapping_quality\thaplotype\tphase_set");
    List<String[]> lines =
        call.output().stream().skip(1).map(line -> line.split("\t", -1)).toList();
    // Two windows of three targets; the short read failed.
    assertThat(lines).hasSize(6).allMatch(cells -> cells.length == 19 && cells[0].equals("r1"));
    assertThat(lines.stream().map(cells -> cells[1] + "-" + cells[2]).distinct())
        .containsExactlyInAnyOrder("0-1000", "200-1200");
    assertThat(lines.stream().map(cells -> cells[7]).distinct())
        .containsExactlyInAnyOrder("0", "1", "2");
    assertThat(lines).allMatch(cells -> Float.parseFloat(cells[11]) > 0);
  }

  @Test
  void bedHasPlacesOnTheReferenceCountedFrom0() throws IOException {
    String header = "@HD\tVN:1.6\n@SQ\tSN:chr7\tLN:100000\n";
    String out = predict("reads.sam", header + aligned("-"));
    List<String> lines = DanqCall.of("inspect", out, "--bed").output();
    List<String> table = DanqCall.of("inspect", out, "--tsv").output();
    assertThat(lines).hasSize(3).allMatch(line -> line.startsWith("chr7\t5000\t6000\tK562:CTCF\t"));
    for (int i = 0; i < lines.size(); i++) {
      float probability = Float.parseFloat(table.get(i + 1).split("\t", -1)[11]);
      assertThat(lines.get(i)).endsWith("\t" + Math.round(probability * 1000) + "\t-");
    }
  }

  @Test
  void anAnchoredRowIsShownWithItsBin() throws IOException {
    Path fasta = folder.resolve("genome.fa");
    Files.writeString(fasta, ">chr7\n" + "ACGT".repeat(25_000) + "\n");
    String header = "@HD\tVN:1.6\n@SQ\tSN:chr7\tLN:100000\n";
    String out =
        predict(
            "reads.sam",
            header + aligned("-"),
            "--reference=" + fasta,
            "--referenceCache=" + folder.resolve("references"));
    assertThat(DanqCall.of("inspect", out).output())
        .anySatisfy(line -> assertThat(line).containsPattern("chr7:5,000-5,200 +-"));
    // The read covers the centres of five bins; each has three hits.
    List<String> bed = DanqCall.of("inspect", out, "--bed").output();
    assertThat(bed).hasSize(15);
    assertThat(bed.stream().map(line -> line.replaceAll("\tK562.*", "")).distinct())
        .containsExactlyInAnyOrder(
            "chr7\t5000\t5200",
            "chr7\t5200\t5400",
            "chr7\t5400\t5600",
            "chr7\t5600\t5800",
            "chr7\t5800\t6000");
    assertThat(DanqCall.of("inspect", out, "--tsv").output())
        .anyMatch(line -> line.endsWith("\t5000\t5200\t0.6\t60\t\t"));
  }

  @Test
  void aBinInBedEndsWithItsContig() throws IOException {
    Path fasta = folder.resolve("genome.fa");
    Files.writeString(fasta, ">chr8\n" + "ACGTA".repeat(230) + "\n");
    String out =
        predict(
            "reads.sam",
            "@SQ\tSN:chr8\tLN:1150\nr\t0\tchr8\t1001\t60\t150M\t*\t0\t0\t"
                + "ACGTA".repeat(30)
                + "\t*\n",
            "--reference=" + fasta,
            "--referenceCache=" + folder.resolve("references"));
    assertThat(DanqCall.of("inspect", out, "--bed").output())
        .isNotEmpty()
        .allMatch(line -> line.startsWith("chr8\t1000\t1150\t"));
  }

  @Test
  void bedOfReadsWithoutAPlaceCountsInTheReads() throws IOException {
    String out = predict("reads.fa", ">scaffold_1\n" + "ACGT".repeat(300) + "\n");
    assertThat(DanqCall.of("inspect", out, "--bed").output())
        .hasSize(6)
        .allMatch(line -> line.matches("scaffold_1\t(0\t1000|200\t1200)\tK562:CTCF\t\\d+\t\\."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reads.fq | @r\\nACGT\\n+\\nIIII\\n     | a FASTQ file; 'danq predict' reads it",
        "calls.vcf | ##fileformat=VCFv4.3\\n   | a VCF file",
        "notes.txt | hello\\n                   | neither a model bundle nor a Parquet file"
      })
  void aFileThatCannotBeShownIsSaidToBeWhatItIs(String name, String content, String fault)
      throws IOException {
    Path file = Files.writeString(folder.resolve(name), content.translateEscapes());
    DanqCall.of("inspect", file.toString()).failedWith(1, name + " is " + fault);
  }

  @Test
  void aModelHasNoLinesOfHits() {
    DanqCall.of("inspect", model.toString(), "--bed")
        .failedWith(2, "--tsv and --bed print results, and " + model + " is a model");
    DanqCall.of("inspect", model.toString(), "--bed", "--tsv").failedWith(2, "--tsv", "--bed");
  }
}
