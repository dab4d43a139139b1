package io.danq.flink.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import htsjdk.samtools.SAMFileHeader;
import htsjdk.samtools.SAMFileWriter;
import htsjdk.samtools.SAMFileWriterFactory;
import htsjdk.samtools.SAMRecord;
import htsjdk.samtools.SAMSequenceDictionary;
import htsjdk.samtools.SAMSequenceRecord;
import io.danq.beam.option.PipelineArguments;
import io.danq.cli.bench.RandomBundle;
import io.danq.flink.EmbeddedFlink;
import io.danq.prediction.BatchPrediction;
import io.danq.prediction.options.BatchPredictionOptions;
import io.danq.prediction.run.RunFolders;
import io.danq.prediction.run.RunSummary;
import io.danq.registry.model.OpenModel;
import io.danq.sequence.testing.RandomDna;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.beam.sdk.PipelineResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Seconds that one TaskManager of one slot takes for an indexed BAM of 150-bp reads, against two,
 * in turns. Not part of the tests, and for a machine with nothing else to do: {@code ./mvnw verify
 * -Pcluster -Dtest=FileScaling -Dsurefire.failIfNoSpecifiedTests=false} runs it and prints its
 * figures.
 */
final class FileScaling {
  private static final int ROUNDS = Integer.getInteger("danq.scalingRounds", 3);
  private static final int DUPLICATES = 800_000;
  private static final int LONG_READS = Integer.getInteger("danq.scalingReads", 1_200);
  private static final int CONTIG = 400_000;
  private static final int SHORT = 150;
  private static final int LONG = 10_000;

  @TempDir private static Path directory;
  private Path model;

  @Test
  void twoTaskManagersAreFasterThanOneOnOneFile() throws Exception {
    String bases = new RandomDna(1).text(CONTIG);
    Files.writeString(directory.resolve("genome.fa"), ">chr1\n" + bases + "\n");
    model = RandomBundle.write(directory.resolve("model"), RandomBundle.Network.POOL13);
    writeReads(bases, DUPLICATES, LONG_READS, "reads.bam");
    writeReads(bases, 1_000, 2, "few.bam");
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      double one = secondsAfterStart(round, 1);
      double two = secondsAfterStart(round, 2);
      ratios.add(one / two);
      System.out.printf(
          Locale.ROOT,
          "round %d: %.1f and %.1f s after the start, ratio %.2f%n",
          round,
          one,
          two,
          one / two);
    }
    assertThat(median(ratios)).isGreaterThan(1);
  }

  private static void writeReads(String bases, int duplicates, int longReads, String name) {
    SAMFileHeader header =
        new SAMFileHeader(
            new SAMSequenceDictionary(List.of(new SAMSequenceRecord("chr1", CONTIG))));
    header.setSortOrder(SAMFileHeader.SortOrder.coordinate);
    Random random = new Random(2);
    int[] starts = random.ints(duplicates, 0, CONTIG - LONG).sorted().toArray();
    try (SAMFileWriter writer =
        new SAMFileWriterFactory()
            .setCreateIndex(true)
            .makeBAMWriter(header, true, directory.resolve(name).toFile())) {
      for (int i = 0; i < duplicates; i++) {
        boolean isLong = i % (duplicates / longReads) == 0;
        int length = isLong ? LONG : SHORT;
        SAMRecord record = new SAMRecord(header);
        record.setReadName("read" + i);
        record.setDuplicateReadFlag(!isLong);
        record.setReferenceName("chr1");
        record.setAlignmentStart(starts[i] + 1);
        record.setCigarString(length + "M");
        record.setMappingQuality(60);
        record.setReadString(bases.substring(starts[i], starts[i] + length));
        byte[] qualities = new byte[length];
        random.nextBytes(qualities);
        for (int base = 0; base < length; base++) {
          qualities[base] = (byte) (2 + (qualities[base] & 31));
        }
        record.setBaseQualities(qualities);
        writer.addAlignment(record);
      }
    }
  }

  private double secondsAfterStart(int round, int taskManagers) throws Exception {
    return seconds(round, taskManagers, "reads.bam") - seconds(round, taskManagers, "few.bam");
  }

  private double seconds(int round, int taskManagers, String reads) throws Exception {
    Path work = directory.resolve(round + "-" + taskManagers + "-" + reads);
    try (FlinkCluster cluster =
        FlinkCluster.start(work.resolve("flink"), TaskManagerKind.measured(1), taskManagers)) {
      List<Long> processes = cluster.taskManagers();
      for (int core = 0; core < taskManagers; core++) {
        pin(processes.get(core), core);
      }
      long begin = System.nanoTime();
      predict(
          List.of(
              "--input=" + directory.resolve(reads),
              "--reference=" + directory.resolve("genome.fa"),
              "--referenceCache=" + directory.resolve("cache"),
              "--model=" + model,
              "--strands=FORWARD",
              "--predictionCache=0",
              "--output=" + work.resolve("out"),
              "--runner=FlinkRunner",
              "--flinkMaster=" + cluster.master(),
              "--filesToStage=" + FlinkFiles.jobJar(),
              "--parallelism=" + taskManagers));
      return (System.nanoTime() - begin) / 1e9;
    }
  }

  private static void pin(long process, int core) throws IOException, InterruptedException {
    List<String> command =
        List.of("taskset", "-a", "-c", "-p", String.valueOf(core), String.valueOf(process));
    Process taskset =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    assertThat(taskset.waitFor()).isZero();
  }

  private static void predict(List<String> args) throws IOException {
    BatchPredictionOptions options = PipelineArguments.parse(args, BatchPredictionOptions.class);
    EmbeddedFlink.setDefaults(options, args);
    try (OpenModel model = OpenModel.open(options.getModel())) {
      BatchPrediction.Planned planned = BatchPrediction.plan(options, model, false);
      try (RunFolders folders = planned.begin()) {
        for (int part : folders.remaining()) {
          assertThat(planned.pipeline(part).run().waitUntilFinish())
              .isEqualTo(PipelineResult.State.DONE);
          folders.partDone(part, RunSummary.NOTHING);
        }
        folders.succeed(folders.sum());
      }
    }
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
