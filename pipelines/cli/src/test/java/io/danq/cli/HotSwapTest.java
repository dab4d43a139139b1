package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.beam.metrics.PredictionMetrics;
import io.danq.beam.metrics.Tally;
import io.danq.cli.demo.LocalKafka;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.testing.Differences;
import io.danq.registry.ModelRegistry;
import io.danq.registry.PromotionGate;
import io.danq.registry.model.ModelCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A stream under load goes on with each version that is promoted meanwhile, and loses nothing. */
@Timeout(900)
class HotSwapTest {
  private static final String NAME = "tiny";
  private static final int[] PARTITIONS = {0, 1, 2, 3};
  private static final int CHUNK = 200;
  private static final int CHUNKS_PER_VERSION = 10;
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

  /** For loading and warming up beside a busy pipeline, and until it shows in the counters. */
  private static final Duration LOADING = Duration.ofSeconds(5);

  /** The same on a machine that is too busy for that: as long as these many chunks take. */
  private static final int LOADING_CHUNKS = 10;

  private static final Duration LIMIT = Duration.ofMinutes(4);

  @TempDir private Path directory;
  private ModelRegistry registry;

  // The moments at which each version was served, and each chunk of reads was predicted.
  private final Map<String, Span> served = new HashMap<>();
  private final List<Span> chunks = new ArrayList<>();
  private final Map<String, Long> before = Tally.snapshot();

  /** From one moment to another, in nanoseconds of the JVM's clock. */
  private record Span(long start, long end) {
    boolean overlaps(Span other) {
      return start <= other.end && other.start <= end;
    }
  }

  @BeforeEach
  void publishTheVersions() throws Exception {
    registry = ModelRegistry.at(directory.resolve("models").toString());
    for (int version = 1; version <= 5; version++) {
      Path bundle = TinyModel.write(directory.resolve("bundle-" + version), version);
      registry.publish(bundle, NAME, "v" + version, Map.of(), step -> {});
    }
    Path broken = directory.resolve("models/tiny/v3").resolve(ModelBundle.WEIGHTS_FILE);
    byte[] weights = Files.readAllBytes(broken);
    weights[weights.length - 1] ^= 1;
    Files.write(broken, weights);
    registry.promote(NAME, "v1", PromotionGate.OPEN);
    served.put("v1", new Span(System.nanoTime(), Long.MAX_VALUE));
  }

  private long counted(String counter) {
    return Tally.snapshot().getOrDefault(counter, 0L) - before.getOrDefault(counter, 0L);
  }

  @Test
  void everyReadIsPredictedOnceByAVersionThatWasCurrentAtMostOnePollIntervalBefore()
      throws Exception {
    ArrivingResults results = new ArrivingResults(directory.resolve("out"));
    try (LocalKafka kafka = LocalKafka.start(directory.resolve("kafka"))) {
      kafka.createTopic("reads", PARTITIONS.length);
      try (ReadTraffic traffic = new ReadTraffic(kafka.bootstrapServers(), "reads");
          RunningStream stream = start(kafka)) {
        publishUntil(traffic, stream, PredictionMetrics.MODEL_SWITCHES, 0);
        switchTo("v2", "v1", traffic, stream);
        registry.promote(NAME, "v3", PromotionGate.OPEN); // the broken one: v2 goes on
        publishUntil(traffic, stream, PredictionMetrics.MODEL_REFUSALS, 1);
        switchTo("v4", "v2", traffic, stream);
        switchTo("v5", "v4", traffic, stream);
        int rows = traffic.rows().size();
        int failures = traffic.failures().size();
        stream.reaches(() -> results.refresh().hasAtLeast(rows, failures), LIMIT);
        Differences.assertSame(results.rows(), traffic.rows());
        Differences.assertSame(results.failures(), traffic.failures());
        assertThat(results.rowIds()).doesNotHaveDuplicates();
        assertThat(stream.isRunning()).isTrue();
        assertThat(ModelCache.size()).as("models held by the running stream").isEqualTo(1);
      }
    }
    assertThat(counted(PredictionMetrics.MODEL_SWITCHES)).isEqualTo(3);
    assertThat(counted(PredictionMetrics.MODEL_REFUSALS)).isEqualTo(1);
    assertThat(results.predictions().stream().map(HotSwapTest::version).distinct())
        .containsExactlyInAnyOrder("v1", "v2", "v4", "v5");
    assertThat(results.predictions().stream().filter(this::isOfAnotherTime).limit(5)).isEmpty();
  }

  private RunningStream start(LocalKafka kafka) throws Exception {
    return RunningStream.start(
        "--bootstrapServers=" + kafka.bootstrapServers(),
        "--inputTopic=reads",
        "--model=registry:" + directory.resolve("models").resolve(NAME),
        "--modelPollInterval=" + POLL_INTERVAL.toSeconds() + "s",
        "--output=" + directory.resolve("out"),
        "--window=2s",
        "--parallelism=2");
  }

  /** Promotes a version and publishes on, at least until the stream has taken it over. */
  private void switchTo(String next, String last, ReadTraffic traffic, RunningStream stream)
      throws Exception {
    long switches = counted(PredictionMetrics.MODEL_SWITCHES);
    long promoted = System.nanoTime();
    registry.promote(NAME, next, PromotionGate.OPEN);
    long switched = publishUntil(traffic, stream, PredictionMetrics.MODEL_SWITCHES, switches + 1);
    served.computeIfPresent(last, (version, span) -> new Span(span.start(), switched));
    served.put(next, new Span(promoted, Long.MAX_VALUE));
    Duration loading = Collections.max(List.of(LOADING, timeOf(LOADING_CHUNKS)));
    assertThat(Duration.ofNanos(switched - promoted)).isLessThan(POLL_INTERVAL.plus(loading));
  }

  /** How long the last chunks took. */
  private Duration timeOf(int last) {
    return Duration.ofNanos(
        chunks.subList(chunks.size() - last, chunks.size()).stream()
            .mapToLong(chunk -> chunk.end() - chunk.start())
            .sum());
  }

  /**
   * Publishes reads, the next ones as soon as those before are predicted, at least until a count is
   * reached.
   *
   * @return the moment at which the count was seen
   */
  private long publishUntil(ReadTraffic traffic, RunningStream stream, String counter, long count)
      throws Exception {
    long seen = Long.MAX_VALUE;
    for (int chunk = 0; chunk < CHUNKS_PER_VERSION || seen == Long.MAX_VALUE; chunk++) {
      long start = System.nanoTime();
      traffic.publish(CHUNK, PARTITIONS);
      int rows = traffic.rows().size();
      assertThat(stream.reaches(() -> counted(PredictionMetrics.ROWS) >= rows, LIMIT))
          .as("all %s rows were made", rows)
          .isTrue();
      chunks.add(new Span(start, System.nanoTime()));
      if (counted(counter) >= count) {
        seen = Math.min(seen, System.nanoTime());
      }
    }
    return seen;
  }

  private static String version(GenericRecord row) {
    return row.get("model_version").toString();
  }

  /** Whether the version was not yet promoted, or no longer served, when the row was made. */
  private boolean isOfAnotherTime(GenericRecord row) {
    String id = row.get("sequence_id").toString();
    Span made = chunks.get(Integer.parseInt(id.substring(id.indexOf('-') + 1)) / CHUNK);
    return !made.overlaps(served.get(version(row)));
  }
}
