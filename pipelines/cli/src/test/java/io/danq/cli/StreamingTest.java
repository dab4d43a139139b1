package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.cli.demo.LocalKafka;
import io.danq.cli.text.Table;
import io.danq.network.testing.Differences;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The streaming pipeline against a real broker, over four partitions of which one stays empty. */
@Timeout(900)
class StreamingTest {
  private static final int PARTITIONS = 4;
  private static final int[] FILLED = {0, 1, 3};
  private static final Duration LIMIT = Duration.ofMinutes(4);

  @TempDir private static Path directory;
  private static LocalKafka kafka;
  private static Path model;

  @BeforeAll
  static void start() throws Exception {
    kafka = LocalKafka.start(directory.resolve("kafka"));
    model = TinyModel.write(directory.resolve("model"));
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  /** With four tasks, one of them has nothing but the empty partition. */
  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void everyWindowIsWrittenOnceWhileTheStreamRuns(int parallelism) throws Exception {
    Run run = new Run("waves-" + parallelism);
    try (ReadTraffic traffic = run.traffic();
        RunningStream stream = run.start("--parallelism=" + parallelism)) {
      for (int wave = 0; wave < 4; wave++) {
        traffic.publish(500, FILLED);
        run.expectAll(traffic, stream);
      }
      assertThat(traffic.failures()).hasSize(20);
    }
  }

  @Test
  void theDirectRunnerWritesTheSame() throws Exception {
    Run run = new Run("direct");
    try (ReadTraffic traffic = run.traffic();
        RunningStream stream = run.start("--runner=DirectRunner", "--targetParallelism=2")) {
      traffic.publish(60, FILLED);
      run.expectAll(traffic, stream);
    }
  }

  /**
   * Reads whose timestamps are hours old, out of order or a year ahead, in partitions that are
   * ahead already and in one that has had nothing yet.
   */
  @Test
  void noTimestampLosesARead() throws Exception {
    Run run = new Run("timestamps");
    try (ReadTraffic traffic = run.traffic();
        RunningStream stream = run.start("--parallelism=2", "--maxDelay=0s")) {
      traffic.publish(20, 0);
      run.expectAll(traffic, stream);
      long now = System.currentTimeMillis();
      for (int minutes : new int[] {0, -600, -30, -5000, 525_600, -1, -601, 1}) {
        traffic.publishAt(0, now + minutes * 60_000L);
        traffic.publishAt(1, now + minutes * 60_000L);
        traffic.publishAt(3, 0);
      }
      run.expectAll(traffic, stream);
      traffic.publishAt(1, now - 7_200_000);
      traffic.publish(20, FILLED);
      run.expectAll(traffic, stream);
    }
  }

  @Test
  void aStreamThatStopsAtTheEndIsCompleteAndSaysSo() throws Exception {
    Run run = new Run("end");
    try (ReadTraffic traffic = run.traffic()) {
      traffic.publish(300, FILLED);
      List<String> args = new ArrayList<>(List.of("stream", "--stopAtEnd", "--parallelism=4"));
      args.addAll(run.args());
      DanqCall call = DanqCall.of(args.toArray(String[]::new));
      assertThat(call.exitCode()).isZero();
      run.results.refresh();
      run.expectExactly(traffic);
      assertThat(call.output())
          .contains(
              line("reads", "300"),
              line("windows", Table.grouped(traffic.rows().size())),
              line("rows", Table.grouped(traffic.rows().size())),
              line("failed", "3"),
              line("  MALFORMED_RECORD", "2"),
              line("  NO_BASES", "1"),
              line("output", run.output.toString()));
    }
  }

  /** Kafka ends a transaction with a marker, which has an offset and is no message. */
  @Test
  void aTopicThatIsWrittenInTransactionsEndsToo() throws Exception {
    Run run = new Run("transactions");
    try (ReadTraffic traffic = ReadTraffic.inTransactions(kafka.bootstrapServers(), run.topic)) {
      traffic.publish(30, FILLED);
      traffic.publish(30, FILLED);
      List<String> args = new ArrayList<>(List.of("stream", "--stopAtEnd", "--parallelism=2"));
      args.addAll(run.args());
      assertThat(DanqCall.of(args.toArray(String[]::new)).exitCode()).isZero();
      run.results.refresh();
      run.expectExactly(traffic);
    }
  }

  private static String line(String name, String value) {
    return String.format("%-22s %s", name, value);
  }

  /** A topic, and the folder that its predictions go to. */
  private static final class Run {
    private final String topic;
    private final Path output;
    private final ArrivingResults results;

    Run(String topic) throws Exception {
      this.topic = topic;
      this.output = directory.resolve(topic);
      this.results = new ArrivingResults(output);
      kafka.createTopic(topic, PARTITIONS);
    }

    ReadTraffic traffic() {
      return new ReadTraffic(kafka.bootstrapServers(), topic);
    }

    RunningStream start(String... others) throws Exception {
      List<String> args = new ArrayList<>(args());
      args.addAll(List.of(others));
      return RunningStream.start(args.toArray(String[]::new));
    }

    List<String> args() {
      return List.of(
          "--bootstrapServers=" + kafka.bootstrapServers(),
          "--inputTopic=" + topic,
          "--model=" + model,
          "--output=" + output,
          "--window=2s");
    }

    /** Waits for everything that was published to lie in files of the running pipeline. */
    void expectAll(ReadTraffic traffic, RunningStream stream) throws Exception {
      int rows = traffic.rows().size();
      int failures = traffic.failures().size();
      boolean complete = stream.reaches(() -> results.refresh().hasAtLeast(rows, failures), LIMIT);
      expectExactly(traffic);
      assertThat(complete).as("the pipeline runs").isTrue();
    }

    /** What lies in the files is all that was published, each of it once. */
    void expectExactly(ReadTraffic traffic) {
      Differences.assertSame(results.rows(), traffic.rows());
      assertThat(results.rowIds()).doesNotHaveDuplicates();
      Differences.assertSame(results.failures(), traffic.failures());
    }
  }
}
