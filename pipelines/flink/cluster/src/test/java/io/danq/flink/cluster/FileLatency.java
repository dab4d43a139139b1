package io.danq.flink.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.cli.demo.LocalKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long after the end of its event-time window a file appears, while reads keep coming. Not part
 * of the tests: {@code ./mvnw verify -Pcluster -Dtest=FileLatency
 * -Dsurefire.failIfNoSpecifiedTests=false} runs it and prints its figures.
 */
final class FileLatency {
  private static final int PARTITIONS = 4;
  private static final int CHUNK = 10;
  private static final Duration STEP = Duration.ofMillis(200);
  private static final Duration TIME = Duration.ofMinutes(3);
  private static final Duration END_LIMIT = Duration.ofMinutes(1);
  private static final long WINDOW_MILLIS = 10_000;
  private static final long LIMIT_MILLIS = 10_000;

  @TempDir private static Path directory;

  private final Map<String, Long> times = new HashMap<>();

  @Test
  void filesAppearSoonAfterTheirWindowHasEnded() throws Exception {
    Path output = directory.resolve("out");
    try (LocalKafka kafka = LocalKafka.start(directory.resolve("kafka"));
        FlinkCluster cluster =
            FlinkCluster.start(directory.resolve("flink"), TaskManagerKind.measured(2), 1);
        // One partition more stays empty.
        Backlog reads = new Backlog(kafka.bootstrapServers(), "latency", PARTITIONS)) {
      kafka.createTopic("latency", PARTITIONS + 1);
      ClusterJob job =
          ClusterJob.start(
              cluster,
              List.of(
                  "--bootstrapServers=" + kafka.bootstrapServers(),
                  "--inputTopic=latency",
                  "--model=" + FlinkFiles.ROOT.resolve("model/demo-690"),
                  "--output=" + output,
                  "--window=" + WINDOW_MILLIS + "ms"),
              "--parallelism=2");
      publish(reads);
      ArrivedSlices arrived = new ArrivedSlices(output);
      Waiting.until(
          "all reads are in files", END_LIMIT, () -> arrived.messages() == reads.published());
      job.cancel();

      long[] latencies = arrived.list().stream().mapToLong(this::latency).sorted().toArray();
      System.out.printf(
          "%d files, %d reads: median %d ms, most %d ms after their window%n",
          latencies.length,
          reads.published(),
          latencies[latencies.length / 2],
          latencies[latencies.length - 1]);
      assertThat(latencies[latencies.length - 1]).isLessThanOrEqualTo(LIMIT_MILLIS);
    }
  }

  private void publish(Backlog reads) throws Exception {
    long begin = System.nanoTime();
    long next = begin;
    while (System.nanoTime() - begin < TIME.toNanos()) {
      for (RecordMetadata sent : reads.publish(CHUNK, System.currentTimeMillis(), 0)) {
        times.put(sent.partition() + "/" + sent.offset(), sent.timestamp());
      }
      next += STEP.toNanos();
      LockSupport.parkNanos(next - System.nanoTime());
    }
  }

  private long latency(ArrivedSlices.Arrived file) {
    long last = times.get(file.partition() + "/" + file.last());
    return file.millis() - (last / WINDOW_MILLIS + 1) * WINDOW_MILLIS;
  }
}
