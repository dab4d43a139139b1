package io.danq.flink.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.cli.demo.LocalKafka;
import io.danq.sequence.support.Tsv;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stream at full speed for half an hour, which never runs out of reads; its memory must not grow.
 * Not part of the tests: {@code ./mvnw verify -Pcluster -Dtest=Soak
 * -Dsurefire.failIfNoSpecifiedTests=false} runs it, {@code -Ddanq.soakMinutes} makes it longer or
 * shorter. Its figures are in {@code pipelines/flink/cluster/target/soak.tsv}.
 */
final class Soak {
  private static final int PARTITIONS = 4;
  private static final int AHEAD = 20_000;
  private static final int CHUNK = 2_000;
  private static final double GROWTH_LIMIT = 1.05;
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration SAMPLE_EVERY = Duration.ofSeconds(30);
  private static final Duration END_LIMIT = Duration.ofMinutes(10);

  @TempDir private static Path directory;

  private final List<ProcessMemory.Sample> samples = new ArrayList<>();

  @Test
  void memoryStaysFlatAtFullSpeed() throws Exception {
    Path output = directory.resolve("out");
    try (LocalKafka kafka = LocalKafka.start(directory.resolve("kafka"));
        FlinkCluster cluster =
            FlinkCluster.start(directory.resolve("flink"), TaskManagerKind.measured(2), 1);
        Backlog backlog = new Backlog(kafka.bootstrapServers(), "soak", PARTITIONS)) {
      kafka.createTopic("soak", PARTITIONS);
      ClusterJob job =
          ClusterJob.start(
              cluster,
              List.of(
                  "--bootstrapServers=" + kafka.bootstrapServers(),
                  "--inputTopic=soak",
                  "--model=" + FlinkFiles.ROOT.resolve("model/demo-690"),
                  "--output=" + output),
              "--parallelism=2");
      ArrivedSlices arrived = new ArrivedSlices(output);
      run(cluster.taskManagers().get(0), backlog, arrived);
      Waiting.until(
          "all of " + backlog.published() + " reads are in files",
          END_LIMIT,
          () -> arrived.messages() == backlog.published());
      job.cancel();
      assertThat(arrived.list()).satisfies(Soak::followEachOther);
    }
    assertThat(low(ProcessMemory.Sample::heap, 2))
        .isLessThan(low(ProcessMemory.Sample::heap, 1) * GROWTH_LIMIT);
    assertThat(low(ProcessMemory.Sample::resident, 2))
        .isLessThan(low(ProcessMemory.Sample::resident, 1) * GROWTH_LIMIT);
  }

  private void run(long pid, Backlog backlog, ArrivedSlices arrived) throws Exception {
    Path log = Path.of("target", "soak.tsv");
    Files.writeString(
        log, Tsv.line("seconds", "reads_in_files", "reads_waiting", "heap_mib", "resident_mib"));
    Duration time = Duration.ofMinutes(Integer.getInteger("danq.soakMinutes", 30));
    long begin = System.nanoTime();
    long nextSample = begin + SAMPLE_EVERY.toNanos();
    while (System.nanoTime() - begin < time.toNanos()) {
      long done = arrived.messages();
      while (backlog.published() - done < AHEAD) {
        backlog.publish(CHUNK, System.currentTimeMillis(), 0);
      }
      if (System.nanoTime() >= nextSample) {
        nextSample += SAMPLE_EVERY.toNanos();
        ProcessMemory.Sample sample = ProcessMemory.of(pid);
        samples.add(sample);
        String line =
            Tsv.line(
                Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
                done,
                backlog.published() - done,
                String.format(Locale.ROOT, "%.1f", sample.heap()),
                String.format(Locale.ROOT, "%.1f", sample.resident()));
        Files.writeString(log, line, StandardOpenOption.APPEND);
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  /**
   * The lower quartile over one third of the time. Reads arrive between a collection and the look
   * at the heap, hundreds of megabytes on a busy machine; a mean is mostly made of them.
   */
  private double low(ToDoubleFunction<ProcessMemory.Sample> figure, int third) {
    int size = samples.size();
    double[] sorted =
        samples.subList(third * size / 3, (third + 1) * size / 3).stream()
            .mapToDouble(figure)
            .sorted()
            .toArray();
    return sorted[sorted.length / 4];
  }

  /** Asserts that every message of a partition is in exactly one file. */
  private static void followEachOther(List<? extends ArrivedSlices.Arrived> slices) {
    long[] next = new long[PARTITIONS];
    for (ArrivedSlices.Arrived slice : slices) {
      assertThat(slice.first()).isEqualTo(next[slice.partition()]);
      next[slice.partition()] = slice.last() + 1;
    }
  }
}
