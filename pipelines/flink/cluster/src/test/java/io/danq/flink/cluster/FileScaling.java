package io.danq.flink.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import htsjdk.samtools.SAMFileHeader;
import htsjdk.samtools.SAMFileWriter;
import htsjdk.samtools.SAMFileWriterFactory;
import htsjdk.samtools.SAMRecord;
import htsjdk.samtools.SAMSequenceDictionary;
import htsjdk.samtools.SAMSequenceRecord;
import io.danq.beam.option.PipelineArguments;
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
  private static final int READS = Integer.getInteger("danq.scalingReads", 1_500_000);
  private static final int CONTIG = 400_000;
  private static final int READ = 150;
  private static final double GOAL = 1.8;

  @TempDir private static Path directory;

  @Test
  void twoTaskManagersAreNearlyTwiceAsFastAsOneOnOneFile() throws Exception {
    String bases = new RandomDna(1).text(CONTIG);
    Files.writeString(directory.resolve("genome.fa"), ">chr1\n" + bases + "\n");
    writeReads(bases);
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      double one = seconds(round, 1);
      double two = seconds(round, 2);
      ratios.add(one / two);
      System.out.printf(
          Locale.ROOT,
          "round %d: %.1f and %.1f s for %,d reads, ratio %.2f%n",
          round,
          one,
          two,
          READS,
          one / two);
    }
    assertThat(median(ratios)).isGreaterThanOrEqualTo(GOAL);
  }

  private static void writeReads(String bases) {
    SAMFileHeader header =
        new SAMFileHeader(
            new SAMSequenceDictionary(List.of(new SAMSequenceRecord("chr1", CONTIG))));
    header.setSortOrder(SAMFileHeader.SortOrder.coordinate);
    Random random = new Random(2);
    int[] starts = random.ints(READS, 0, CONTIG - READ).sorted().toArray();
    byte[] qualities = new byte[READ];
    try (SAMFileWriter writer =
        new SAMFileWriterFactory()
            .setCreateIndex(true)
            .makeBAMWriter(header, true, directory.resolve("reads.bam").toFile())) {
      for (int i = 0; i < READS; i++) {
        SAMRecord record = new SAMRecord(header);
        record.setReadName("read" + i);
        record.setReferenceName("chr1");
        record.setAlignmentStart(starts[i] + 1);
        record.setCigarString(READ + "M");
        record.setMappingQuality(60);
        record.setReadString(bases.substring(starts[i], starts[i] + READ));
        random.nextBytes(qualities);
        for (int base = 0; base < READ; base++) {
          qualities[base] = (byte) (2 + (qualities[base] & 31));
        }
        record.setBaseQualities(qualities.clone());
        writer.addAlignment(record);
      }
    }
  }

  private static double seconds(int round, int taskManagers) throws Exception {
    Path work = directory.resolve(round + "-" + taskManagers);
    try (FlinkCluster cluster =
        FlinkCluster.start(work.resolve("flink"), TaskManagerKind.measured(1), taskManagers)) {
      long begin = System.nanoTime();
      predict(
          List.of(
              "--input=" + directory.resolve("reads.bam"),
              "--reference=" + directory.resolve("genome.fa"),
              "--referenceCache=" + directory.resolve("cache"),
              "--model=" + FlinkFiles.ROOT.resolve("model/demo-690"),
              "--output=" + work.resolve("out"),
              "--runner=FlinkRunner",
              "--flinkMaster=" + cluster.master(),
              "--filesToStage=" + FlinkFiles.jobJar(),
              "--parallelism=" + taskManagers));
      return (System.nanoTime() - begin) / 1e9;
    }
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
