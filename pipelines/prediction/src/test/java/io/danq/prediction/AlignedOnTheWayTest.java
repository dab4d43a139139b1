package io.danq.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import htsjdk.samtools.SAMFileWriter;
import htsjdk.samtools.SAMFileWriterFactory;
import htsjdk.samtools.SAMRecord;
import htsjdk.samtools.SamReader;
import htsjdk.samtools.SamReaderFactory;
import io.danq.network.testing.TestBundles;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reads of a FASTQ find their place in the pipeline, and give the rows of the aligned BAM. */
@Timeout(300)
final class AlignedOnTheWayTest {
  @TempDir Path folder;
  private Path model;

  @BeforeEach
  void writeModel() throws IOException {
    model = folder.resolve("model");
    TestBundles.random(model, TestBundles.SMALL, BaseOrder.AGCT, 1);
  }

  private BatchRun run(String reads, String output, String... more) throws IOException {
    List<String> options = new ArrayList<>(List.of(more));
    options.add("--reference=" + SharedData.file("genome/reference.fa"));
    options.add("--referenceCache=" + folder.resolve("references"));
    return BatchRun.of(
        Engine.FLINK, model, reads, folder.resolve(output), options.toArray(String[]::new));
  }

  private static final int READS = 15;

  /** The first reads of a BAM as it has them, and as the sequencer wrote them. */
  private record Reads(Path bam, Path fastq) {
    static Reads of(Path all, Path folder) throws IOException {
      Reads reads = new Reads(folder.resolve("some.bam"), folder.resolve("some.fastq"));
      StringBuilder text = new StringBuilder();
      try (SamReader in = SamReaderFactory.makeDefault().open(all);
          SAMFileWriter out =
              new SAMFileWriterFactory().makeBAMWriter(in.getFileHeader(), true, reads.bam)) {
        for (SAMRecord record : ExpectedWindow.primaryRecords(all).subList(0, READS)) {
          out.addAlignment(record);
          SAMRecord read = record.deepCopy();
          if (read.getReadNegativeStrandFlag()) {
            read.reverseComplement(true);
          }
          String qualities = "I".repeat(read.getReadLength());
          text.append(
              String.join(
                  "\n", "@" + read.getReadName(), read.getReadString(), "+", qualities, ""));
        }
      }
      Files.writeString(reads.fastq, text, StandardCharsets.US_ASCII);
      return reads;
    }
  }

  /** What rows say of the genome and the scores, by read and bin. */
  private static Map<String, String> rows(BatchRun run) {
    Map<String, String> rows = new HashMap<>();
    for (GenericRecord row : run.rows()) {
      rows.put(
          row.get("sequence_id") + " " + row.get("bin_start"),
          row.get("contig")
              + ":"
              + row.get("contig_start")
              + "-"
              + row.get("contig_end")
              + row.get("strand")
              + row.get("read_base_fraction")
              + row.get("scores"));
    }
    return rows;
  }

  @Test
  void readsOfAFastqGiveTheRowsOfTheAlignedBam() throws IOException {
    Reads reads = Reads.of(SharedData.file("genome/hifi.bam"), folder);
    Map<String, String> expected = rows(run(reads.bam.toString(), "bam"));
    BatchRun aligned = run(reads.fastq.toString(), "fastq", "--align=BWA");
    Map<String, String> actual = rows(aligned);
    long same =
        expected.entrySet().stream()
            .filter(row -> row.getValue().equals(actual.get(row.getKey())))
            .count();
    assertThat(same / (double) expected.size()).isGreaterThan(0.98);
  }

  @Test
  void aReadThatFailedQualityControlIsSkippedOnceItIsAligned() throws IOException {
    Path fasta = SharedData.file("genome/reference.fa");
    String bases = AnchoredPredictionTest.reference(fasta).get("20").substring(50_000, 51_000);
    Path reads = folder.resolve("reads.sam");
    String line = "\t*\t0\t0\t*\t*\t0\t0\t" + bases + "\t*\n";
    Files.writeString(reads, "good\t4" + line + "bad\t516" + line + "again\t1028" + line);
    assertThat(run(reads.toString(), "out", "--align=BWA").rows())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.get("sequence_id")).hasToString("good"));
  }

  @Test
  void aReadWithoutAPlaceFailsOrIsCutAsItIs() throws IOException {
    Path reads = folder.resolve("other.fa");
    Files.writeString(reads, ">elsewhere\n" + "ACCAGTTGCATTGCATCGAC".repeat(50) + "\n");
    BatchRun failed = run(reads.toString(), "failed", "--align=BWA");
    assertThat(failed.rows()).isEmpty();
    assertThat(failed.failed())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.get("reason")).hasToString("NOT_ALIGNED");
              assertThat(row.get("message"))
                  .hasToString("the read aligns nowhere on the reference");
            });
    BatchRun cut = run(reads.toString(), "cut", "--align=BWA", "--unaligned=WINDOW");
    assertThat(cut.failed()).isEmpty();
    assertThat(cut.rows()).singleElement().satisfies(row -> assertThat(row.get("contig")).isNull());
  }

  @Test
  void anAlignerNeedsAReference() throws IOException {
    Path reads = Files.writeString(folder.resolve("reads.fa"), ">one\nACGT\n");
    assertThatThrownBy(
            () ->
                BatchRun.of(
                    Engine.FLINK, model, reads.toString(), folder.resolve("none"), "--align=BWA"))
        .hasMessageContaining("--align needs --reference");
  }
}
