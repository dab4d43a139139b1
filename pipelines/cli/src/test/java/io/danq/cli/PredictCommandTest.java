package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the inputs of danq predict are named, and what it would do with them. */
class PredictCommandTest {
  /** Two windows: at 0 and at 200. */
  private static final String READ = ">r\n" + "ACGT".repeat(300) + "\n";

  @TempDir private Path folder;
  private Path model;
  private Path out;

  @BeforeEach
  void writeModel() throws IOException {
    model = TinyModel.write(folder.resolve("model"));
    out = folder.resolve("out");
  }

  private DanqCall predict(String... args) {
    List<String> all = new ArrayList<>(List.of("predict", "-q", "-m", model.toString()));
    all.addAll(List.of("-o", out.toString()));
    all.addAll(List.of(args));
    return DanqCall.of(all.toArray(String[]::new));
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  @Test
  void filesAreNamedWithAndWithoutTheOptionAndSeveralTimes() throws IOException {
    String a = file("a.fa", READ);
    String b = file("b.fa", READ);
    String c = file("c.fa", READ);
    DanqCall call = predict("--threads=1", "-i", a, b, "-i", c);
    assertThat(call.errors()).isEmpty();
    assertThat(call.exitCode()).isZero();
    assertThat(call.output()).anyMatch(line -> line.matches("rows +6"));
  }

  @Test
  void anArgumentThatIsNoFileIsNamed() throws IOException {
    predict(file("a.fa", READ), "b.fa").failedWith(1, "danq predict", "no such input file: b.fa");
  }

  @Test
  void aRunWithoutAReadInItsRegionsSaysSo() throws IOException {
    String sam =
        "@SQ\tSN:chr1\tLN:9000\nr\t0\tchr1\t1\t60\t1200M\t*\t0\t0\t" + "ACGT".repeat(300) + "\t*\n";
    String reads = file("reads.sam", sam);
    DanqCall call = predict("--threads=1", reads, "--regions=1:1-2,000");
    assertThat(call.exitCode()).isZero();
    assertThat(call.errors())
        .containsExactly(
            "danq predict: warning: no read lies in --regions=1:1-2,000; contigs have the names"
                + " there that the input gives them");
    DanqCall inside = predict("--threads=1", reads, "--regions=chr1:1-2,000", "--overwrite");
    assertThat(inside.errors()).isEmpty();
    assertThat(inside.output()).anyMatch(line -> line.matches("rows +2"));
  }

  @Test
  void regionsThatAreTheNameOfAFileAreReadFromIt() throws IOException {
    predict(file("a.fa", READ), "--regions=pom.xml")
        .failedWith(2, "--regions: pom.xml:1: start is");
  }

  @Test
  void aDryRunTellsFormatsAndCountsAndWritesNothing() throws IOException {
    String reads = file("reads.fa", READ + ">short\nACGT\n>bad\nAC!T\n");
    DanqCall call = predict(reads, "--dry-run");
    assertThat(call.errors()).isEmpty();
    assertThat(call.exitCode()).isZero();
    assertThat(call.output().get(0).split(" +", -1))
        .startsWith("file", "format", "bytes", "records", "windows", "failed");
    assertThat(call.output().get(1).split(" +", -1))
        .startsWith(
            reads, "FASTA", String.format("%,d", Files.size(Path.of(reads))), "3", "2", "2");
    assertThat(call.output()).anyMatch(line -> line.matches("output +" + out));
    assertThat(out).doesNotExist();
  }

  @Test
  void aDryRunEstimatesALargeFileByItsBeginning() throws IOException {
    // 8,000 reads of 1,203 bytes are 9.6 MB. The first 4 MB are read.
    String reads = file("reads.fa", READ.repeat(8_000));
    DanqCall call = predict(reads, "--dry-run");
    String[] row = call.output().get(1).split(" +", -1);
    assertThat(call.output().get(1)).contains("estimated");
    assertThat(Long.parseLong(row[3].replace(",", ""))).isBetween(7_700L, 8_300L);
    assertThat(Long.parseLong(row[4].replace(",", ""))).isBetween(15_400L, 16_600L);
  }

  @Test
  void aDryRunFailsWithAFileThatCannotBeRead() throws IOException {
    DanqCall call = predict(file("notes.txt", "hello\n"), "--dry-run");
    assertThat(call.exitCode()).isEqualTo(1);
    assertThat(call.output())
        .anyMatch(line -> line.contains("neither FASTA, FASTQ, SAM, BAM nor CRAM"));
  }

  @Test
  void anOptionOfBeamWithASpaceIsExplained() throws IOException {
    predict(file("a.fa", READ), "--parallelism", "2")
        .failedWith(2, "is not a whole number; options of Beam are written --parallelism=VALUE");
  }

  @Test
  void theNumberOfTasksIsGivenOnce() throws IOException {
    predict(file("a.fa", READ), "--threads=1", "--parallelism=2")
        .failedWith(2, "--threads and --parallelism mean the same");
  }
}
