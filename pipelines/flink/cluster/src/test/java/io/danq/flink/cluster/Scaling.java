package io.danq.flink.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.cli.bench.RandomBundle;
import io.danq.cli.demo.LocalKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Windows per second of two TaskManagers of one slot each against one, in turns, with a network of
 * full size. Not part of the tests, and for a machine with nothing else to do: {@code ./mvnw verify
 * -Pcluster -Dtest=Scaling -Dsurefire.failIfNoSpecifiedTests=false} runs it and prints its figures.
 */
final class Scaling {
  private static final int PARTITIONS = 4;
  private static final int READS = 16_000;
  private static final int ROUNDS = Integer.getInteger("danq.scalingRounds", 3);
  private static final long STEP_MILLIS = 1_000;
  private static final Duration FIRST_LIMIT = Duration.ofMinutes(3);

  /** Two JVMs on two cores compile for that long. */
  private static final Duration WARM_UP = Duration.ofSeconds(90);

  private static final Duration MEASURED = Duration.ofMinutes(2);
  private static final double GOAL = 1.8;

  @TempDir private static Path directory;

  @Test
  void twoTaskManagersAreNearlyTwiceAsFastAsOne() throws Exception {
    Path model = RandomBundle.write(directory.resolve("model"), RandomBundle.Network.POOL13);
    List<Double> ratios = new ArrayList<>();
    try (LocalKafka kafka = LocalKafka.start(directory.resolve("kafka"));
        Backlog backlog = new Backlog(kafka.bootstrapServers(), "scaling", PARTITIONS)) {
      kafka.createTopic("scaling", PARTITIONS);
      backlog.publish(READS, System.currentTimeMillis() - READS * STEP_MILLIS, STEP_MILLIS);
      for (int round = 0; round < ROUNDS; round++) {
        double one = windowsPerSecond(kafka, model, round, 1);
        double two = windowsPerSecond(kafka, model, round, 2);
        ratios.add(two / one);
        System.out.printf(
            Locale.ROOT,
            "round %d: %.1f and %.1f windows/s, ratio %.2f%n",
            round,
            one,
            two,
            two / one);
      }
    }
    assertThat(median(ratios)).isGreaterThanOrEqualTo(GOAL);
  }

  private static double windowsPerSecond(LocalKafka kafka, Path model, int round, int taskManagers)
      throws Exception {
    Path work = directory.resolve(round + "-" + taskManagers);
    Path output = work.resolve("out");
    try (FlinkCluster cluster =
        FlinkCluster.start(work.resolve("flink"), TaskManagerKind.measured(1), taskManagers)) {
      ClusterJob job =
          ClusterJob.start(
              cluster,
              List.of(
                  "--bootstrapServers=" + kafka.bootstrapServers(),
                  "--inputTopic=scaling",
                  "--model=" + model,
                  "--output=" + output,
                  "--window=120s"),
              "--parallelism=" + taskManagers);
      ArrivedSlices arrived = new ArrivedSlices(output);
      Waiting.until("the first file", FIRST_LIMIT, () -> arrived.messages() > 0);
      LockSupport.parkNanos(WARM_UP.toNanos());
      long before = arrived.messages();
      long begin = System.nanoTime();
      LockSupport.parkNanos(MEASURED.toNanos());
      long reads = arrived.messages() - before;
      double seconds = (System.nanoTime() - begin) / 1e9;
      job.cancel();
      return reads * Backlog.WINDOWS / seconds;
    }
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
