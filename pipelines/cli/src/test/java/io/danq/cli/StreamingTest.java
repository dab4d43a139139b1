package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.demo.LocalKafka;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The streaming pipeline against a real broker. */
@Timeout(180)
class StreamingTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

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

  /** With four tasks, one of them has nothing but the partition that stays empty. */
  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void everyWindowIsWrittenOnceWhileTheStreamRuns(int parallelism) throws Exception {
    String topic = "reads-" + parallelism;
    kafka.createTopic(topic, 4);
    Path output = directory.resolve(topic);
    ArrivingResults results = new ArrivingResults(output);
    try (ReadTraffic traffic = new ReadTraffic(kafka.bootstrapServers(), topic);
        RunningStream stream = RunningStream.start(args(topic, output, parallelism))) {
      for (int wave = 1; wave <= 4; wave++) {
        traffic.publish(500, 0, 1, 3);
        int rows = traffic.rows().size();
        int failures = traffic.failures().size();
        assertThat(stream.reaches(() -> results.refresh().hasAtLeast(rows, failures), LIMIT))
            .as("wave %d: %d rows of %d", wave, results.rows().size(), rows)
            .isTrue();
      }
      assertThat(results.rows()).containsExactlyInAnyOrderElementsOf(traffic.rows());
      assertThat(results.rowIds()).doesNotHaveDuplicates();
      assertThat(results.failures()).containsExactlyInAnyOrderElementsOf(traffic.failures());
    }
  }

  private static String[] args(String topic, Path output, int parallelism) {
    return new String[] {
      "--bootstrapServers=" + kafka.bootstrapServers(),
      "--inputTopic=" + topic,
      "--model=" + model,
      "--output=" + output,
      "--windowSeconds=2",
      "--parallelism=" + parallelism
    };
  }
}
