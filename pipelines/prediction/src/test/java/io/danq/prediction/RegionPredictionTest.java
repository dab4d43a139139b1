package io.danq.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.beam.metrics.PredictionMetrics;
import io.danq.beam.metrics.Tally;
import io.danq.network.testing.TestBundles;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --regions} with an index and without. */
@Timeout(300)
final class RegionPredictionTest {
  /** Smaller files fit into the buffers of a few places. */
  private static final long LARGE = 1 << 19;

  @TempDir Path folder;
  private Path model;
  private int runs;

  @BeforeEach
  void writeModel() throws IOException {
    model = folder.resolve("model");
    TestBundles.random(model, TestBundles.SMALL, BaseOrder.AGCT, 1);
  }

  /** The rows of a run, sorted, and how many bytes of its input it read. */
  private record Read(List<GenericRecord> rows, long bytes) {}

  private Read predict(String input, String reference, String... more) throws IOException {
    List<String> options = new ArrayList<>(List.of(more));
    options.add("--reference=" + SharedData.file(reference));
    options.add("--referenceCache=" + folder.resolve("references"));
    long before = bytes();
    BatchRun run =
        BatchRun.of(
            Engine.FLINK,
            model,
            input,
            folder.resolve("out" + runs++),
            options.toArray(String[]::new));
    assertThat(run.failed()).isEmpty();
    List<GenericRecord> rows =
        run.rows().stream()
            .sorted(Comparator.comparing(row -> row.get("row_id").toString()))
            .toList();
    return new Read(rows, bytes() - before);
  }

  private static long bytes() {
    return Tally.snapshot().getOrDefault(PredictionMetrics.BYTES, 0L);
  }

  @ParameterizedTest
  @CsvSource({
    "simulated/long.bam, simulated/reference.fa, sim2:1001-1100, GENOME",
    "simulated/long.bam, simulated/reference.fa, sim2:1001-1100, READ",
    "simulated/short.bam, simulated/reference.fa, 'sim1:5001-5100,sim3:2001-2100', GENOME",
    "genome/hifi.bam, genome/reference.fa, 20:20001-20200, GENOME",
  })
  void anIndexedBamHasTheRowsAndRowIdsOfTheWholeFile(
      String reads, String reference, String regions, String anchor) throws IOException {
    Path bam = Files.copy(SharedData.file(reads), folder.resolve("reads.bam"));
    String[] options = {"--regions=" + regions, "--anchor=" + anchor, "--minRealBases=0"};
    Read whole = predict(bam.toString(), reference, options);
    Files.copy(SharedData.file(reads + ".bai"), folder.resolve("reads.bam.bai"));
    Read part = predict(bam.toString(), reference, options);

    assertThat(part.rows()).isNotEmpty().isEqualTo(whole.rows());
    if (Files.size(bam) > LARGE) {
      assertThat(part.bytes()).isLessThan(whole.bytes() / 2);
    }
  }

  @Test
  void aBucketsFilesAreReadInPartsToo() throws IOException {
    try (GcsServer gcs = GcsServer.start()) {
      List<String> options = new ArrayList<>(gcs.options());
      FileSystems.setDefaultPipelineOptions(
          PipelineOptionsFactory.fromArgs(options.toArray(String[]::new)).create());
      options.add("--regions=sim2:1001-1100");
      options.add("--minRealBases=0");
      String[] args = options.toArray(String[]::new);
      byte[] bam = Files.readAllBytes(SharedData.file("simulated/long.bam"));
      byte[] bai = Files.readAllBytes(SharedData.file("simulated/long.bam.bai"));
      gcs.objects().put("lab/reads.bam", bam);
      Read whole = predict("gs://lab/reads.bam", "simulated/reference.fa", args);
      gcs.objects().put("lab/reads.bai", bai);
      Read part = predict("gs://lab/reads.bam", "simulated/reference.fa", args);

      assertThat(part.rows()).isNotEmpty().isEqualTo(whole.rows());
    }
  }

  /** A CRAM needs no index: its containers say where they lie. */
  @Test
  void aCramIsReadInPartsAndItsRecordsKeepTheirRowIds() throws IOException {
    String cram = SharedData.file("genome/hifi.cram").toString();
    String last = "20:199801-200000";
    Read both = predict(cram, "genome/reference.fa", "--regions=20:201-400," + last);
    Read one = predict(cram, "genome/reference.fa", "--regions=" + last);

    assertThat(one.rows()).isNotEmpty().hasSizeLessThan(both.rows().size());
    assertThat(both.rows()).containsAll(one.rows());
    assertThat(one.bytes()).isLessThan(both.bytes() / 2);
  }
}
