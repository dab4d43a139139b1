package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.danq.beam.parquet.ParquetFiles;
import io.danq.beam.parquet.RowFiles;
import io.danq.cli.text.ParquetRows;
import io.danq.prediction.write.OutputFolders;
import io.danq.prediction.write.RowKind;
import io.danq.sequence.testing.RandomDna;
import io.danq.sequence.variant.AlleleSkipReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(300)
final class VariantsCommandTest {
  private static final int LENGTH = 20_000;
  private static final String BASES = new RandomDna(11).text(LENGTH);

  @TempDir Path folder;
  private Path model;
  private Path genome;

  @BeforeEach
  void write() throws IOException {
    model = TinyModel.write(folder.resolve("model"));
    genome = Files.writeString(folder.resolve("genome.fa"), ">chr1\n" + BASES + "\n");
  }

  private DanqCall variants(Path input, Object... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "variants",
                input.toString(),
                "--reference=" + genome,
                "--referenceCache=" + folder.resolve("cache"),
                "--model=" + model));
    Arrays.stream(more).map(String::valueOf).forEach(args::add);
    return DanqCall.of(args.toArray(String[]::new));
  }

  private Path vcf(String... lines) throws IOException {
    String header =
        """
        ##fileformat=VCFv4.3
        ##contig=<ID=chr1,length=20000>
        #CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO
        """;
    return Files.writeString(folder.resolve("in.vcf"), header + String.join("\n", lines) + "\n");
  }

  @Test
  void aLineLargerThanWhatFlinkSortsInMemoryIsPredictedAsItsNeighbours() throws IOException {
    String line = "chr1\t5000\t.\t" + at(5_000) + "\t" + at(5_000) + "A\t.\tPASS\t";
    Path input = vcf(line + "X", line + "X" + ";x".repeat(10_000_000), line + "X");
    Path output = folder.resolve("out");

    DanqCall call = variants(input, "--output", output);

    assertThat(call.exitCode()).as("%s", call).isZero();
    assertThat(call.output()).contains("alleles                3, 3 predicted");
    List<Object> scores = new ArrayList<>();
    ParquetRows.forEach(
        OutputFolders.of(output.toString(), RowKind.VARIANTS),
        row -> scores.add(row.get("alt_probability")));
    assertThat(scores).hasSize(3).allMatch(scores.get(0)::equals);
  }

  private static String at(long position) {
    return BASES.substring((int) position - 1, (int) position);
  }

  private static String other(String base) {
    return base.equals("A") ? "C" : "A";
  }

  private static String line(long position, String ref, String alt) {
    return String.join("\t", "chr1", "" + position, ".", ref, alt, ".", ".", ".");
  }

  private List<GenericRecord> rows() throws IOException {
    List<GenericRecord> rows = new ArrayList<>();
    for (ResourceId file : ParquetFiles.in(folder.resolve("out/variants").toString())) {
      RowFiles.forEach(file, rows::add);
    }
    return rows;
  }

  @Test
  void everyAlleleOfAFileOfOddLinesHasARowAndEveryLineItsReason() throws IOException {
    String longest = "ACGT".repeat(125); // 500 bases
    Path input =
        vcf(
            line(1, at(1), other(at(1))),
            line(LENGTH, at(LENGTH), other(at(LENGTH))),
            line(0, "A", "C"),
            line(1L << 31, "A", "C"),
            "chrUn" + line(5, "A", "C").substring(4),
            "chr1\t5",
            "chr1\tx\t.\tA\tC\t.\t.\t.",
            line(100, at(100), "."),
            line(101, at(101), "*"),
            line(102, at(102), "<DEL>"),
            line(103, at(103), at(103) + "[chr1:7["),
            line(104, at(104), "N," + other(at(104)).toLowerCase(Locale.ROOT)),
            line(105, at(105), at(105) + longest.substring(1)),
            line(106, at(106), at(106) + longest),
            line(107, other(at(107)), at(107)),
            line(108, other(at(108)), at(108).equals("G") ? "T" : "G"),
            line(200, at(200), (at(200) + "C,").repeat(10_000) + "*"));
    DanqCall call = variants(input, "--output=" + folder.resolve("out"), "--scores=none");

    assertThat(call.exitCode()).as("%s", call).isZero();
    assertThat(call.output())
        .contains("failed                 2", "  MALFORMED_RECORD     2")
        .anyMatch(line -> line.matches("alleles +10,016, 10,004 predicted"))
        .anyMatch(line -> line.matches("windows +.* predicted, 0\\.00 for each allele"));
    Map<AlleleSkipReason, Integer> reasons = new TreeMap<>();
    for (GenericRecord row : rows()) {
      Object reason = row.get("skip_reason");
      assertThat(row.get("max_abs_diff") == null).isEqualTo(reason != null);
      if (reason != null) {
        reasons.merge(AlleleSkipReason.valueOf(reason.toString()), 1, Integer::sum);
      }
    }
    assertThat(rows()).hasSize(10_016);
    assertThat(reasons)
        .containsEntry(AlleleSkipReason.MISSING, 1)
        .containsEntry(AlleleSkipReason.STAR, 2)
        .containsEntry(AlleleSkipReason.SYMBOLIC, 1)
        .containsEntry(AlleleSkipReason.BREAKEND, 1)
        .containsEntry(AlleleSkipReason.NOT_ACGT, 1)
        .containsEntry(AlleleSkipReason.TOO_LONG, 1)
        .containsEntry(AlleleSkipReason.UNKNOWN_CONTIG, 1)
        .containsEntry(AlleleSkipReason.BEYOND_CONTIG, 2)
        .containsEntry(AlleleSkipReason.REF_ALT_SWAPPED, 1);
  }

  @Test
  void variantsOfAnotherAssemblyAreSaidToBe() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String base = at(600 + i);
      lines.add(line(600 + i, i < 12 ? other(base) : base, i < 12 ? base : other(base)));
    }
    DanqCall call =
        variants(vcf(lines.toArray(String[]::new)), "--output=" + folder.resolve("out"));
    assertThat(call.exitCode()).isZero();
    assertThat(call.errors())
        .anyMatch(line -> line.contains("warning") && line.contains("another assembly"));
  }

  @ParameterizedTest
  @CsvSource({"chr1, 20001, true", "chr2, 20000, true", "chr2, '', true", "chr1, 20000, false"})
  void variantsOnContigsOfAnotherAssemblyAreSaidToBe(String contig, String length, boolean other)
      throws IOException {
    StringBuilder text = new StringBuilder("##fileformat=VCFv4.3\n##contig=<ID=" + contig);
    text.append(length.isEmpty() ? ">\n" : ",length=" + length + ">\n");
    text.append("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n");
    for (int i = 0; i < 12; i++) {
      text.append(line(600 + i, at(600 + i), other(at(600 + i))).replace("chr1", contig) + "\n");
    }
    Path input = Files.writeString(folder.resolve("in.vcf"), text);
    DanqCall call = variants(input, "--output=" + folder.resolve("out"));
    assertThat(call.exitCode()).isZero();
    assertThat(call.errors().stream().anyMatch(line -> line.contains("from another assembly")))
        .isEqualTo(other);
  }

  @Test
  void regionsLieOnContigsOfTheReference() throws IOException {
    Path input = vcf(line(600, at(600), other(at(600))));
    String output = "--output=" + folder.resolve("out");
    variants(input, output, "--regions=chr1:1-5,chr20")
        .failedWith(2, "a region lies on contig chr20, which the reference does not have");
    DanqCall alias = variants(input, output, "--regions=1:500-700");
    assertThat(alias.exitCode()).isZero();
    assertThat(alias.errors())
        .anyMatch(line -> line.contains("warning: no variant lies in --regions=1:500-700"));
    assertThat(variants(input, output, "--regions=chr1:500-700", "--overwrite").errors())
        .noneMatch(line -> line.contains("warning"));
  }

  @Test
  void bcftoolsReadsWhatIsWritten() throws IOException, InterruptedException {
    Path annotated = folder.resolve("annotated.vcf.gz");
    List<String> lines = new ArrayList<>();
    for (int i = 1_000; i < 1_300; i++) {
      lines.add(line(i, at(i), other(at(i)) + "," + at(i) + "T"));
    }
    DanqCall call =
        variants(vcf(lines.toArray(String[]::new)), "--output=vcf:" + annotated, "--minAbsDiff=0");
    assertThat(call.exitCode()).as("%s", call).isZero();
    assumeTrue(isThere(), "bcftools is not here");

    assertThat(bcftools("view", "-H", annotated.toString())).hasSize(300);
    assertThat(bcftools("view", "-H", annotated.toString(), "chr1:1100-1109")).hasSize(10);
    assertThat(
            bcftools("+split-vep", annotated.toString(), "-a", "DANQ", "-d", "-f", "%POS %Diff\\n"))
        .hasSize(300 * 2 * 3)
        .allMatch(line -> line.matches("1\\d{3} -?[0-9.]+"));
  }

  @Test
  void aDryRunCountsAllelesAndWritesNothing() throws IOException {
    Path input = vcf(line(100, at(100), other(at(100)) + ",<DEL>"), line(5, at(5), "."), "chr1\t5");
    Path bcf = Files.writeString(folder.resolve("calls.bcf"), "BCF\2\2");
    DanqCall call = variants(input, "--output=" + folder.resolve("out"), "--dry-run");
    assertThat(call.exitCode()).as("%s", call).isZero();
    assertThat(call.output().get(0))
        .matches("file +format +bytes +variants +alleles +predicted +failed");
    assertThat(call.output().get(1)).matches(".*in\\.vcf +VCF +\\d+ +3 +3 +1 +1");
    assertThat(folder.resolve("out")).doesNotExist();

    DanqCall refused = variants(bcf, "--output=" + folder.resolve("out"), "--dry-run");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.output().get(1)).contains("is BCF, which is not read; 'bcftools view'");
    variants(bcf, "--output=" + folder.resolve("out"))
        .failedWith(1, "is BCF, which is not read; 'bcftools view' makes VCF of it");
  }

  private static boolean isThere() throws InterruptedException {
    try {
      return new ProcessBuilder("bcftools", "+split-vep", "--version").start().waitFor() >= 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<String> bcftools(String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bcftools"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(errors).isZero();
    return output.lines().toList();
  }
}
