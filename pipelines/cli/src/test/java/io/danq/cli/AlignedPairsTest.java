package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.network.testing.Differences;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** FASTQ files of pairs through {@code danq predict}. */
@Timeout(600)
final class AlignedPairsTest {
  private static final int PAIRS = 150;
  private static final Path REFERENCE = SharedData.file("simulated/reference.fa");

  @TempDir private static Path folder;
  private static Path model;
  private static MatePairs mates;

  @BeforeAll
  static void write() throws IOException {
    model = TinyModel.write(folder.resolve("model"));
    mates = MatePairs.of(SharedData.file("simulated/short.bam"), PAIRS, folder);
  }

  private static DanqCall predict(String output, String... more) {
    List<String> args = new ArrayList<>(List.of("predict", "--model=" + model));
    args.add("--output=" + folder.resolve(output));
    args.addAll(List.of(more));
    DanqCall call = MatePairs.danq(folder, REFERENCE, args.toArray(String[]::new));
    assertThat(call.exitCode()).as("%s", call.errors()).isZero();
    return call;
  }

  /** What rows say of the genome and the scores, with the read's name as it is. */
  private static List<String> rows(String output) throws IOException {
    return new ArrivingResults(folder.resolve(output))
        .refresh().predictions().stream()
            .map(row -> row.get("sequence_id") + " " + row.get("mapping_quality") + place(row))
            .toList();
  }

  private static String place(GenericRecord row) {
    return String.format(
        " %s:%s-%s %s bin %s %s",
        row.get("contig"),
        row.get("contig_start"),
        row.get("contig_end"),
        row.get("strand"),
        row.get("bin_start"),
        row.get("scores"));
  }

  /** The same without what the BAM's alignments do not share: mates' numbers and qualities. */
  private static Set<String> places(String output) throws IOException {
    Set<String> places = new HashSet<>();
    for (GenericRecord row : new ArrivingResults(folder.resolve(output)).refresh().predictions()) {
      places.add(row.get("sequence_id").toString().replaceFirst("/[12]$", "") + place(row));
    }
    return places;
  }

  @Test
  void twoFilesAndAnInterleavedOneGiveTheRowsOfTheAlignedBam() throws IOException {
    List<Path> two = mates.twoFiles(folder);
    DanqCall paired =
        predict("paired", "--input=" + two.get(0) + "," + two.get(1), "--paired", "--align=bwa");
    assertThat(paired.output())
        .anyMatch(line -> line.startsWith("aligned                " + 2 * PAIRS + ", "));
    predict("interleaved", "--input=" + mates.interleaved(folder), "--interleaved", "--align=bwa");
    assertThat(rows("paired")).hasSize(2 * PAIRS);
    Differences.assertSame(rows("interleaved"), rows("paired"));

    predict("bam", "--input=" + mates.bam());
    Set<String> expected = places("bam");
    Set<String> found = places("paired");
    long same = expected.stream().filter(found::contains).count();
    assertThat(expected).hasSizeGreaterThan(PAIRS);
    assertThat(same / (double) expected.size())
        .as("the BAM has the simulation's alignments; BWA clips and shifts a few")
        .isGreaterThan(0.97);
  }

  @Test
  void aDryRunCountsBothFilesAndSaysWhichGoTogether() throws IOException {
    List<Path> two = mates.twoFiles(Files.createDirectories(folder.resolve("dry")));
    DanqCall call =
        predict(
            "none",
            "--input=" + two.get(0) + "," + two.get(1),
            "--paired",
            "--align=bwa",
            "--dry-run");
    assertThat(call.output().get(1)).contains("r1.fastq", "fastq", " 150 ");
    assertThat(call.output().get(2))
        .contains("r2.fastq", "fastq", " 150 ")
        .endsWith("mates of r1.fastq");
    assertThat(call.output())
        .contains(
            "pairs     counted read by read here; the run aligns the reads of a pair together");
    assertThat(folder.resolve("none")).doesNotExist();
  }
}
