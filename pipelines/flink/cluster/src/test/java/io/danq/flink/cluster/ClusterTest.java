package io.danq.flink.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.cli.ArrivingResults;
import io.danq.cli.GenomeReads;
import io.danq.cli.ReadTraffic;
import io.danq.cli.TinyModel;
import io.danq.cli.Traffic;
import io.danq.cli.VariantTraffic;
import io.danq.cli.demo.LocalKafka;
import io.danq.network.testing.Differences;
import io.danq.prediction.write.OutputFolders;
import io.danq.prediction.write.RowKind;
import io.danq.sequence.testing.TestSeed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job jar on a cluster of processes: reads keep coming, one in a hundred malformed, while
 * processes are killed. Every window's row and every failed record must be in the files exactly
 * once.
 */
@Timeout(900)
final class ClusterTest {
  private static final int READS = 20_000;
  private static final int PARTITIONS = 4;
  private static final int[] FILLED = {0, 1, 3};
  private static final Duration LIMIT = Duration.ofMinutes(6);
  private static final Duration OUTAGE = Duration.ofSeconds(20);

  @TempDir private static Path directory;
  private static LocalKafka kafka;
  private static FlinkCluster cluster;
  private static Path model;

  private final Random random = TestSeed.random();

  @BeforeAll
  static void start() throws Exception {
    kafka = LocalKafka.start(directory.resolve("kafka"));
    cluster = FlinkCluster.start(directory.resolve("flink"), TaskManagerKind.TESTED, 2);
    model = TinyModel.write(directory.resolve("model"));
  }

  @AfterAll
  static void stop() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
    kafka.close();
  }

  @AfterEach
  void cancelJobs() throws Exception {
    for (String job : cluster.rest().jobs()) {
      cluster.rest().cancel(job);
    }
  }

  /** Every other read is predicted on the genome; half of these are aligned on the way. */
  @Test
  void nothingIsLostOrDoubledWhenTaskManagersAreKilled() throws Exception {
    Run run = new Run("task-managers", GenomeReads.on(directory.resolve("genome.fa")));
    try (SteadyTraffic traffic = run.traffic()) {
      // The job takes every slot, so that it needs every TaskManager.
      ClusterJob job = run.start("--parallelism=4");
      for (int kill = 0; kill < 3; kill++) {
        run.awaitFiles();
        job.awaitCheckpoints(1);
        int restores = job.restores();
        pauseAtRandom();
        cluster.killTaskManager();
        cluster.startTaskManager();
        job.awaitRestores(restores + 1);
        cluster.awaitTaskManagers();
      }
      run.expectAll(traffic.end());
      job.cancel();
    }
    run.expectExactly();
    run.expectTheSameScoresInEachBin();
  }

  /** 20,000 variants with one to three alleles each. */
  @Test
  void noAlleleIsLostOrDoubledWhenATaskManagerIsKilled() throws Exception {
    Run run = Run.ofVariants("variants");
    try (SteadyTraffic traffic = run.traffic()) {
      ClusterJob job = run.start("--parallelism=4");
      run.awaitFiles();
      job.awaitCheckpoints(1);
      int restores = job.restores();
      pauseAtRandom();
      cluster.killTaskManager();
      cluster.startTaskManager();
      job.awaitRestores(restores + 1);
      run.expectAll(traffic.end());
      job.cancel();
    }
    run.expectExactly();
  }

  @Test
  void nothingIsLostOrDoubledWhenTheJobManagerIsKilled() throws Exception {
    Run run = new Run("job-manager");
    try (SteadyTraffic traffic = run.traffic()) {
      ClusterJob job = run.start("--parallelism=2");
      run.awaitFiles();
      String checkpoint = job.awaitCheckpoints(2);
      pauseAtRandom();
      cluster.killJobManager();
      cluster.startJobManager();
      cluster.awaitTaskManagers();
      ClusterJob restored = run.start("--parallelism=2", "--savepointPath=" + newest(checkpoint));
      run.expectAll(traffic.end());
      restored.cancel();
    }
    run.expectExactly();
  }

  /**
   * Three jobs in a row on the same TaskManagers, each with its own class loader. The last one does
   * not remember predictions, and Flink may drop the state of the step that did.
   */
  @Test
  void nothingIsLostOrDoubledWhenAJobIsUpgraded() throws Exception {
    Run run = new Run("savepoints");
    List<Long> taskManagers = cluster.taskManagers();
    try (SteadyTraffic traffic = run.traffic()) {
      ClusterJob job = run.start("--parallelism=2");
      run.awaitFiles();
      String old = job.savepoint();
      run.awaitFiles();
      job.cancel();

      ClusterJob wider = run.start("--parallelism=4", "--savepointPath=" + old);
      run.awaitFiles();
      String savepoint = wider.stop();

      ClusterJob narrower =
          run.start(
              "--parallelism=1",
              "--savepointPath=" + savepoint,
              "--predictionCache=0",
              "--allowNonRestoredState=true");
      run.expectAll(traffic.end());
      narrower.cancel();
    }
    run.expectExactly();
    assertThat(cluster.taskManagers()).isEqualTo(taskManagers);
  }

  @Test
  void nothingIsLostOrDoubledWhenTheBrokerIsAway() throws Exception {
    Run run = new Run("broker");
    try (SteadyTraffic traffic = run.traffic()) {
      ClusterJob job = run.start("--parallelism=2");
      run.awaitFiles();
      kafka.pause();
      LockSupport.parkNanos(OUTAGE.toNanos());
      kafka.resume();
      run.expectAll(traffic.end());
      job.cancel();
    }
    run.expectExactly();
  }

  /** The moment of a fault: up to two checkpoints and more than a bundle or two. */
  private void pauseAtRandom() {
    LockSupport.parkNanos(Duration.ofMillis(random.nextInt(4000)).toNanos());
  }

  /** The newest complete checkpoint in the folder of a given one. */
  private static Path newest(String checkpoint) throws Exception {
    Path folder = Path.of(URI.create(checkpoint)).getParent();
    try (Stream<Path> checkpoints = Files.list(folder)) {
      return checkpoints
          .filter(path -> Files.exists(path.resolve("_metadata")))
          .max((a, b) -> Long.compare(number(a), number(b)))
          .orElseThrow();
    }
  }

  private static long number(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().replace("chk-", ""));
  }

  /** A topic, and the folder that its predictions go to. */
  private static final class Run {
    private final String topic;
    private final Path output;
    private final @Nullable GenomeReads genome;
    private final RowKind kind;
    private Traffic traffic;

    Run(String topic) throws Exception {
      this(topic, RowKind.PREDICTIONS, null);
    }

    Run(String topic, GenomeReads genome) throws Exception {
      this(topic, RowKind.PREDICTIONS, genome);
    }

    static Run ofVariants(String topic) throws Exception {
      return new Run(topic, RowKind.VARIANTS, null);
    }

    private Run(String topic, RowKind kind, @Nullable GenomeReads genome) throws Exception {
      this.topic = topic;
      this.kind = kind;
      this.genome = genome;
      this.output = directory.resolve(topic);
      kafka.createTopic(topic, PARTITIONS);
    }

    SteadyTraffic traffic() throws IOException {
      traffic =
          kind == RowKind.VARIANTS
              ? new VariantTraffic(kafka.bootstrapServers(), topic, variantsReference())
              : new ReadTraffic(kafka.bootstrapServers(), topic, genome);
      return new SteadyTraffic(traffic, READS, FILLED);
    }

    private Path variantsReference() {
      return directory.resolve("variants.fa");
    }

    ClusterJob start(String... others) throws Exception {
      List<String> args =
          new ArrayList<>(
              List.of(
                  "--bootstrapServers=" + kafka.bootstrapServers(),
                  "--inputTopic=" + topic,
                  "--model=" + model,
                  "--output=" + output,
                  "--window=2s",
                  "--checkpointingInterval=2000"));
      if (genome != null) {
        args.add("--reference=" + genome.reference());
        args.add("--referenceCache=" + directory.resolve("references"));
        args.add("--align=BWA");
        args.add("--unaligned=WINDOW");
      }
      if (kind == RowKind.VARIANTS) {
        args.add("--inputKind=VARIANTS");
        args.add("--reference=" + variantsReference());
        args.add("--referenceCache=" + directory.resolve("references"));
      }
      return ClusterJob.start(cluster, args, others);
    }

    private ArrivingResults results() throws Exception {
      return new ArrivingResults(output, kind).refresh();
    }

    private int files() throws Exception {
      return OutputFolders.files(output.toString()).size();
    }

    /** Waits for files of six more windows or so. */
    void awaitFiles() throws Exception {
      int from = files();
      Waiting.until("more files", LIMIT, () -> files() >= from + 6 * FILLED.length);
    }

    /** Waits until everything that was published is in files. */
    void expectAll(Traffic published) throws Exception {
      int rows = published.rows().size();
      int failures = published.failures().size();
      // Reads each new file once; afterwards all files are read again.
      ArrivingResults arriving = new ArrivingResults(output, kind);
      Waiting.until(
          rows + " rows and " + failures + " failures",
          LIMIT,
          () ->
              arriving.refresh().hasAtLeast(rows, failures)
                  && results().hasAtLeast(rows, failures));
    }

    /** Asserts that the files hold everything that was published, once. */
    void expectExactly() throws Exception {
      ArrivingResults results = results();
      Differences.assertSame(results.rows(), traffic.rows());
      assertThat(results.rowIds()).doesNotHaveDuplicates();
      Differences.assertSame(results.failures(), traffic.failures());
      assertThat(traffic.failures()).hasSizeGreaterThanOrEqualTo(READS / 100);
      System.out.printf(
          "%s: %d messages, %d rows, %d malformed, each once%n",
          topic, traffic.sent(), results.rows().size(), traffic.failures().size());
    }

    /** The reads are the genome's own bases there, so a bin's windows are equal. */
    void expectTheSameScoresInEachBin() throws Exception {
      Map<Object, Object> scores = new HashMap<>();
      for (GenericRecord row : results().predictions()) {
        Object bin = row.get("bin_start");
        if (bin != null) {
          assertThat(row.get("scores"))
              .as("scores of bin %s", bin)
              .isEqualTo(scores.computeIfAbsent(bin, b -> row.get("scores")));
        }
      }
      assertThat(scores).hasSizeGreaterThan(100);
    }
  }
}
