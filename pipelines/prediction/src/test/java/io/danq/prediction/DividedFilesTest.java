package io.danq.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import io.danq.beam.metrics.PredictionMetrics;
import io.danq.beam.metrics.Tally;
import io.danq.network.testing.TestBundles;
import io.danq.prediction.options.BatchPredictionOptions;
import io.danq.prediction.read.ReadSequenceFiles.FileFormat;
import io.danq.prediction.write.OutputFolders;
import io.danq.registry.model.OpenModel;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.RandomDna;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that is read in pieces has the rows of the file. */
@Timeout(300)
final class DividedFilesTest {
  @TempDir Path folder;
  private Path model;
  private int runs;

  @BeforeEach
  void writeModel() throws IOException {
    model = folder.resolve("model");
    TestBundles.random(model, TestBundles.SMALL, BaseOrder.AGCT, 1);
  }

  /** The rows of predictions/ and of failed/ as texts, sorted, and the bytes that were read. */
  private record Run(List<String> rows, List<String> failed, long bytes) {}

  private Run predict(Path input, long pieceBytes, String... more) throws IOException {
    Path output = folder.resolve("out" + runs++);
    String[] args =
        Stream.of(
                Engine.FLINK.options().stream(),
                Stream.of("--model=" + model, "--input=" + input, "--output=" + output),
                Stream.of(more))
            .flatMap(part -> part)
            .toArray(String[]::new);
    BatchPredictionOptions options =
        PipelineOptionsFactory.fromArgs(args).withValidation().as(BatchPredictionOptions.class);
    long before = bytes();
    try (OpenModel open = OpenModel.open(options.getModel())) {
      BatchPrediction.Planned planned = BatchPrediction.plan(options, open, true);
      FileFormat pieces =
          new FileFormat(planned.format().name(), planned.format().maxRecordBytes(), pieceBytes);
      BatchRun.finish(
          new BatchPrediction.Planned(
              planned.options(),
              planned.model(),
              planned.outputs(),
              planned.files(),
              planned.cutting(),
              planned.rowOptions(),
              pieces,
              planned.maxFailed(),
              planned.plan(),
              planned.parts()));
    }
    return new Run(
        sorted(BatchRun.read(OutputFolders.predictions(output.toString()))),
        sorted(BatchRun.read(OutputFolders.failed(output.toString()))),
        bytes() - before);
  }

  private static List<String> sorted(List<GenericRecord> rows) {
    return rows.stream().map(GenericRecord::toString).sorted().toList();
  }

  private static long bytes() {
    return Tally.snapshot().getOrDefault(PredictionMetrics.BYTES, 0L);
  }

  private void assertSame(Path input, long pieceBytes, String... options) throws IOException {
    Run whole = predict(input, Long.MAX_VALUE, options);
    Run pieces = predict(input, pieceBytes, options);
    assertThat(whole.rows()).isNotEmpty();
    assertThat(pieces.rows()).isEqualTo(whole.rows());
    assertThat(pieces.failed()).isEqualTo(whole.failed());
    assertThat(whole.bytes()).isEqualTo(Files.size(input));
    // Every piece looks at the start of the file again.
    assertThat(pieces.bytes()).isGreaterThan(whole.bytes());
  }

  @ParameterizedTest
  @CsvSource({
    "simulated/long.bam, simulated/reference.fa, 20000",
    "simulated/short.bam, simulated/reference.fa, 30000",
    "genome/hifi.cram, genome/reference.fa, 5000"
  })
  void alignedReadsHaveTheRowsOfTheWholeFile(String reads, String reference, long pieceBytes)
      throws IOException {
    assertSame(
        SharedData.file(reads),
        pieceBytes,
        "--reference=" + SharedData.file(reference),
        "--referenceCache=" + folder.resolve("references"),
        "--minRealBases=0");
  }

  @Test
  void aFastqHasTheRowsOfTheWholeFilePlainAndInBlocks() throws IOException {
    byte[] fastq = fastq();
    Path plain = Files.write(folder.resolve("reads.fastq"), fastq);
    assertSame(plain, 20_000);
    Path blocks = folder.resolve("reads.fastq.gz");
    try (OutputStream out =
        new BlockCompressedOutputStream(Files.newOutputStream(blocks), (Path) null)) {
      out.write(fastq);
    }
    assertSame(blocks, 20_000);
  }

  @Test
  void whatIsDamagedFailsOnceInPieces() throws IOException {
    byte[] fastq = fastq();
    Path blocks = folder.resolve("reads.fastq.gz");
    try (OutputStream out =
        new BlockCompressedOutputStream(Files.newOutputStream(blocks), (Path) null)) {
      out.write(fastq);
    }
    byte[] stored = Files.readAllBytes(blocks);
    Path cut =
        Files.write(folder.resolve("cut.fastq.gz"), Arrays.copyOf(stored, stored.length - 5000));
    assertSame(cut, 10_000);
  }

  @Test
  void readsThatAreAlignedOnTheWayHaveTheRowsOfTheWholeFile() throws IOException {
    List<String> lines = new ArrayList<>();
    String text = Files.readString(SharedData.file("simulated/reference.fa"));
    String bases =
        text.substring(text.indexOf('\n') + 1).lines().limit(200).reduce("", String::concat);
    for (int i = 0; i < 60; i++) {
      String read = bases.substring(i * 100, i * 100 + 800);
      lines.add("@r" + i + "\n" + read + "\n+\n" + "I".repeat(read.length()) + "\n");
    }
    Path reads = Files.writeString(folder.resolve("reads.fastq"), String.join("", lines));
    assertSame(
        reads,
        10_000,
        "--align=BWA",
        "--reference=" + SharedData.file("simulated/reference.fa"),
        "--referenceCache=" + folder.resolve("references"),
        "--minRealBases=0");
  }

  private static byte[] fastq() {
    StringBuilder text = new StringBuilder();
    RandomDna dna = new RandomDna(5);
    for (int i = 0; i < 80; i++) {
      int length = i % 9 == 0 ? 500 : 1000 + 17 * i;
      text.append("@r").append(i).append('\n').append(dna.text(length)).append("\n+\n");
      text.append("I".repeat(i % 11 == 0 ? 3 : length)).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
