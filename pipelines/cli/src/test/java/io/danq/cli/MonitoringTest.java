package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.cli.demo.LocalKafka;
import io.danq.inference.Predictor;
import io.danq.sequence.FailureReason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Prometheus reads of a stream that runs on Flink, and what the dashboard asks it for. */
@Timeout(600)
class MonitoringTest {
  private static final Path MONITORING = Path.of("../../deploy/monitoring");
  private static final Pattern METRIC = Pattern.compile("\\bflink_[A-Za-z0-9_]+");
  private static final String OURS = "flink_taskmanager_job_task_operator_danq_";
  private static final int READS = 1000;

  @TempDir private static Path folder;
  private static ReadTraffic traffic;
  private static Map<String, Double> metrics = new TreeMap<>();

  @BeforeAll
  static void readMetricsOfARunningStream() throws Exception {
    int port = FreePort.find();
    Path conf = Files.createDirectory(folder.resolve("conf"));
    Files.write(
        conf.resolve("flink-conf.yaml"),
        List.of(
            "state.backend: hashmap",
            "state.checkpoints.dir: " + folder.resolve("checkpoints").toUri(),
            "metrics.reporters: prom",
            "metrics.reporter.prom.factory.class:"
                + " org.apache.flink.metrics.prometheus.PrometheusReporterFactory",
            "metrics.reporter.prom.port: " + port));
    PrometheusMetrics prometheus = new PrometheusMetrics(port);
    Path model = TinyModel.write(folder.resolve("model"));
    try (LocalKafka kafka = LocalKafka.start(folder.resolve("kafka"))) {
      kafka.createTopic("reads", 2);
      try (ReadTraffic producer = new ReadTraffic(kafka.bootstrapServers(), "reads");
          RunningStream stream =
              RunningStream.start(
                  "--flinkConfDir=" + conf,
                  "--bootstrapServers=" + kafka.bootstrapServers(),
                  "--inputTopic=reads",
                  "--model=" + model,
                  "--output=" + folder.resolve("out"),
                  "--window=1s",
                  "--checkpointingInterval=1000",
                  "--parallelism=2")) {
        traffic = producer;
        traffic.publish(READS, 0, 1);
        assertThat(stream.reaches(() -> complete(prometheus), Duration.ofMinutes(4)))
            .as("every read counted, and a checkpoint made: %s", metrics)
            .isTrue();
      }
    }
  }

  @AfterAll
  static void forget() {
    metrics = Map.of();
  }

  /**
   * Whether this reading and the one before have everything. Flink counts while it is read: a
   * counter can be ahead of the others, and the sum of a distribution ahead of its count.
   */
  private static boolean complete(PrometheusMetrics prometheus) throws Exception {
    boolean before = hasEverything();
    try {
      metrics = prometheus.read();
    } catch (ConnectException | HttpTimeoutException e) {
      return false; // not started yet, or too busy to answer
    }
    return before && hasEverything();
  }

  private static boolean hasEverything() {
    int rows = traffic.rows().size();
    return ours("reads") >= READS
        && ours("windows") >= rows
        && ours("rows") >= rows
        && ours("end_to_end_latency_milli_secs_count") >= rows
        && ours("num_inferences") >= rows
        && ours("inference_request_batch_size_sum") >= rows
        && ours("inference_batch_latency_micro_secs_count")
            == ours("inference_request_batch_size_count")
        && failures() >= traffic.failures().size()
        && metrics.getOrDefault("flink_jobmanager_job_numberOfCompletedCheckpoints", 0.0) > 0;
  }

  private static double ours(String name) {
    return metrics.getOrDefault(OURS + name, 0.0);
  }

  private static double failures() {
    return Stream.of(FailureReason.values()).mapToDouble(reason -> ours("failed_" + reason)).sum();
  }

  @Test
  void readsWindowsRowsAndFailuresAreCounted() {
    int rows = traffic.rows().size();
    assertThat(ours("reads")).isEqualTo(READS);
    assertThat(ours("windows")).isEqualTo(rows);
    assertThat(ours("rows")).isEqualTo(rows);
    assertThat(ours("failed_MALFORMED_RECORD")).isEqualTo(6);
    assertThat(ours("failed_NO_BASES")).isEqualTo(2);
    assertThat(ours("failed_INVALID_BASE")).isEqualTo(1);
    assertThat(ours("failed_TOO_FEW_REAL_BASES")).isEqualTo(1);
  }

  @Test
  void whatTheNetworkDoesIsCountedBesideItsDistributions() {
    int rows = traffic.rows().size();
    assertThat(ours("num_inferences")).isEqualTo(rows);
    assertThat(ours("failed_batches_counter")).isZero();
    assertThat(metrics).containsKey(OURS + "failed_batches_counter");
    assertThat(ours("inference_request_batch_size_sum")).isEqualTo(rows);
    assertThat(ours("inference_request_batch_size_count"))
        .isBetween((double) rows / Predictor.BATCH_SIZE, (double) rows);
    assertThat(ours("inference_batch_latency_micro_secs_sum")).isPositive();
    assertThat(ours("inference_batch_latency_micro_secs_count"))
        .isEqualTo(ours("inference_request_batch_size_count"));
    assertThat(ours("load_model_latency_milli_secs_count")).isPositive();
    assertThat(ours("model_byte_size_sum")).isPositive();
  }

  @Test
  void everyRowsLatencyIsCounted() {
    assertThat(ours("end_to_end_latency_milli_secs_count")).isEqualTo(traffic.rows().size());
    double mean =
        ours("end_to_end_latency_milli_secs_sum") / ours("end_to_end_latency_milli_secs_count");
    assertThat(mean).isBetween(1.0, 120_000.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"grafana/dashboards/danq.json", "alerts.yml"})
  void everyMetricThatIsAskedForIsThere(String file) throws IOException {
    String text = Files.readString(MONITORING.resolve(file));
    Set<String> asked =
        METRIC.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    assertThat(asked).isNotEmpty();
    // A stream meets not every way to fail.
    Set<String> reasons =
        Stream.of(FailureReason.values())
            .map(reason -> OURS + "failed_" + reason)
            .collect(Collectors.toSet());

    assertThat(asked.stream().filter(Predicate.not(reasons::contains)))
        .as("what Flink reports: %s", metrics.keySet())
        .isSubsetOf(metrics.keySet());
  }

  @Test
  void theDashboardShowsEveryReasonToFail() throws IOException {
    String text = Files.readString(MONITORING.resolve("grafana/dashboards/danq.json"));
    Set<String> shown = new TreeSet<>();
    Pattern.compile(OURS + "failed_([A-Z_]+)")
        .matcher(text)
        .results()
        .forEach(match -> shown.add(match.group(1)));
    assertThat(shown)
        .isEqualTo(
            Stream.of(FailureReason.values())
                .map(Enum::name)
                .collect(Collectors.toCollection(TreeSet::new)));
  }
}
