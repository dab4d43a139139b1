package io.danq.prediction;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.danq.beam.metrics.Counts;
import io.danq.network.testing.Differences;
import io.danq.network.testing.TestBundles;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.RandomDna;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same reads with {@code --predictionCache} and without. */
@Timeout(300)
final class PredictedOnceTest {
  private static final int READS = 5;
  private static final int WINDOWS_PER_READ = 11; // 3,000 bases, every 200

  @TempDir Path folder;
  private Path reads;

  /** Simulated reads, each twice, and once more as the other strand gives it. */
  @BeforeEach
  void writeReadsAndModel() throws IOException {
    TestBundles.random(folder.resolve("model"), TestBundles.SMALL, BaseOrder.AGCT, 1);
    List<String> lines = new ArrayList<>();
    ExpectedWindow.primaryRecords(SharedData.file("simulated/long.bam")).stream()
        .filter(read -> read.getReadLength() >= 3000)
        .limit(READS)
        .forEach(
            read -> {
              String bases = read.getReadString().substring(0, 3000);
              String other =
                  new String(RandomDna.reverseComplement(bases.getBytes(US_ASCII)), US_ASCII);
              lines.addAll(List.of(">" + read.getReadName() + "/1", bases));
              lines.addAll(
                  List.of(">" + read.getReadName() + "/2", bases.toLowerCase(Locale.ROOT)));
              lines.addAll(List.of(">" + read.getReadName() + "/3", other));
            });
    reads = Files.write(folder.resolve("reads.fa"), lines);
  }

  private record Run(List<String> rows, long predicted) {}

  private Run run(Engine engine, String cache, String strands, boolean streaming)
      throws IOException {
    Counts counts = Counts.ofThisJvm();
    BatchRun run =
        BatchRun.of(
            engine,
            folder.resolve("model"),
            reads.toString(),
            folder.resolve("out-" + cache),
            "--predictionCache=" + cache,
            "--strands=" + strands,
            "--streaming=" + streaming);
    assertThat(run.failed()).isEmpty();
    assertThat(counts.rows()).isEqualTo(run.rows().size());
    return new Run(run.rows().stream().map(Object::toString).sorted().toList(), counts.predicted());
  }

  @ParameterizedTest
  @CsvSource({
    "DIRECT, BOTH, 1, false",
    "FLINK, BOTH, 1, false",
    "FLINK, FORWARD, 2, false",
    "FLINK, BOTH, 1, true"
  })
  void equalWindowsArePredictedOnceAndRowsAreTheSameToTheBit(
      Engine engine, String strands, int different, boolean streaming) throws IOException {
    Run every = run(engine, "0", strands, streaming);
    Run once = run(engine, "256MB", strands, streaming);

    assertThat(every.rows()).hasSize(3 * READS * WINDOWS_PER_READ);
    assertThat(every.predicted()).isEqualTo(3 * READS * WINDOWS_PER_READ);
    assertThat(once.predicted()).isEqualTo((long) different * READS * WINDOWS_PER_READ);
    Differences.assertSame(once.rows(), every.rows());
  }
}
