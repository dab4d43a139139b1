package io.danq.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.beam.file.FolderInUseException;
import io.danq.network.testing.TestBundles;
import io.danq.prediction.options.BatchPredictionOptions;
import io.danq.prediction.write.OutputFolders;
import io.danq.registry.model.OpenModel;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.support.JavaProcess;
import io.danq.sequence.testing.RandomDna;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Model, reads and results in buckets of a server that speaks Cloud Storage's JSON API. */
@Timeout(300)
final class GcsTest {
  private static final int READS = 20;

  @TempDir Path folder;
  private GcsServer gcs;

  @BeforeEach
  void fillBuckets() throws IOException {
    gcs = GcsServer.start();
    Path model = folder.resolve("model");
    TestBundles.random(model, TestBundles.SMALL, BaseOrder.AGCT, 1);
    try (var files = Files.list(model)) {
      for (Path file : files.toList()) {
        gcs.objects().put("lab/model/" + file.getFileName(), Files.readAllBytes(file));
      }
    }
    for (int file = 0; file < 3; file++) {
      gcs.objects().put("reads/run 7/lane" + file + ".fastq.gz", gzip(fastq(file)));
    }
    gcs.objects().put("reads/run 7/notes.txt", "none".getBytes(StandardCharsets.US_ASCII));
  }

  @AfterEach
  void stop() {
    gcs.close();
  }

  private static String fastq(int file) {
    RandomDna dna = new RandomDna(file);
    StringBuilder text = new StringBuilder();
    for (int read = 0; read < READS; read++) {
      text.append("@r").append(file).append('-').append(read).append('\n');
      text.append(dna.text(1300)).append("\n+\n").append("I".repeat(1300)).append('\n');
    }
    return text.append("@bad\nACGT\n+\nI\n").toString();
  }

  /** What a run on another machine writes into the folder that it holds. */
  private static byte[] lease(Instant renewed) {
    return ("id=other\nprocess=7\nhost=elsewhere\nsince=2026-11-23T08:00:00Z\nrenewed=" + renewed)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
    return bytes.toByteArray();
  }

  /** On Flink alone: the DirectRunner would write a file per bundle, of which it has hundreds. */
  private BatchPredictionOptions options(String... more) {
    List<String> args = new ArrayList<>(Engine.FLINK.options());
    args.addAll(gcs.options());
    args.add("--model=gs://lab/model");
    args.add("--output=gs://lab/out");
    args.addAll(List.of(more));
    BatchPredictionOptions options =
        PipelineOptionsFactory.fromArgs(args.toArray(String[]::new))
            .as(BatchPredictionOptions.class);
    FileSystems.setDefaultPipelineOptions(options);
    return options;
  }

  private static void run(BatchPredictionOptions options) throws IOException {
    try (OpenModel model = OpenModel.open(options.getModel())) {
      BatchRun.finish(BatchPrediction.plan(options, model, true));
    }
  }

  /**
   * Predicts in a process with a folder for temporary files of its own.
   *
   * @return its exit code
   */
  private int predictInAnotherJvm(Path temporary) throws IOException, InterruptedException {
    Files.createDirectories(temporary);
    List<String> args = new ArrayList<>(Engine.FLINK.options());
    args.addAll(gcs.options());
    args.add("--model=gs://lab/model");
    args.add("--output=" + folder.resolve("out"));
    args.add("--input=gs://reads/run 7/lane0*");
    return JavaProcess.of(PredictingProcess.class.getName(), args)
        .withOptions(
            List.of("-Djava.io.tmpdir=" + temporary, "-Xmx512m", "-XX:TieredStopAtLevel=1"))
        .builder()
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start()
        .waitFor();
  }

  /** The pipeline's main class in a JVM that ends with it, as {@code danq} does. */
  static final class PredictingProcess {
    public static void main(String[] args) {
      try {
        BatchPrediction.main(args);
        System.exit(0);
      } catch (IOException | RuntimeException e) {
        e.printStackTrace();
        System.exit(1);
      }
    }
  }

  /** Flink's own jar may stay when the JVM ends while Flink tidies up. */
  private static boolean isOurs(Path file) {
    return !file.getFileName().toString().startsWith("flink-rpc-akka");
  }

  /** Files and our folders; Flink and ONNX Runtime leave empty ones. */
  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(
              path ->
                  Files.isRegularFile(path) || path.getFileName().toString().startsWith("danq-"))
          .toList();
    }
  }

  @Test
  void aRunFetchesTheModelOfABucketOnceAndLeavesNoCopy() throws Exception {
    Path temporary = folder.resolve("tmp");
    assertThat(predictInAnotherJvm(temporary)).isZero();
    assertThat(BatchRun.read(OutputFolders.predictions(folder + "/out"))).hasSize(3 * READS);
    assertThat(gcs.objects().downloads())
        .filteredOn(name -> name.startsWith("lab/model/"))
        .containsExactlyInAnyOrder(
            "lab/model/manifest.json", "lab/model/targets.tsv", "lab/model/weights.safetensors");
    assertThat(filesBelow(temporary)).filteredOn(GcsTest::isOurs).isEmpty();
  }

  @Test
  void aRunWithADamagedModelOfABucketLeavesNoCopyEither() throws Exception {
    gcs.objects().put("lab/model/weights.safetensors", new byte[1000]);
    Path temporary = folder.resolve("tmp");
    assertThat(predictInAnotherJvm(temporary)).isEqualTo(1);
    assertThat(folder.resolve("log")).content().contains("does not match its checksum");
    assertThat(filesBelow(temporary)).filteredOn(GcsTest::isOurs).isEmpty();
  }

  @Test
  void filesOfABucketArePredictedIntoABucket() throws IOException {
    BatchPredictionOptions options = options("--input=gs://reads/run 7/*.fastq.gz");
    run(options);

    List<GenericRecord> rows = BatchRun.read(OutputFolders.predictions("gs://lab/out"));
    assertThat(rows).hasSize(3 * READS * 3);
    assertThat(rows).extracting(row -> row.get("row_id").toString()).doesNotHaveDuplicates();
    List<GenericRecord> failed = BatchRun.read(OutputFolders.failed("gs://lab/out"));
    assertThat(failed)
        .extracting(row -> row.get("file") + "#" + row.get("record_number"))
        .containsExactlyInAnyOrder(
            "gs://reads/run 7/lane0.fastq.gz#21",
            "gs://reads/run 7/lane1.fastq.gz#21",
            "gs://reads/run 7/lane2.fastq.gz#21");
    assertThat(gcs.objects().names().subSet("lab/out/", "lab/out0"))
        .as("nothing temporary is left")
        .allMatch(name -> name.endsWith(".parquet") || name.equals("lab/out/_SUCCESS"));

    gcs.objects().put("lab/out/_lock", lease(Instant.now()));
    assertThatThrownBy(() -> run(options))
        .isInstanceOf(FolderInUseException.class)
        .hasMessageStartingWith(
            "gs://lab/out/ is in use by another run, process 7 on elsewhere since 2026-11-23");
    gcs.objects().put("lab/out/_lock", lease(Instant.now().minusSeconds(600)));
    assertThatThrownBy(() -> run(options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gs://lab/out already holds");
    run(options("--overwrite", "--input=gs://reads/run 7/lane0*"));
    assertThat(BatchRun.read(OutputFolders.predictions("gs://lab/out"))).hasSize(READS * 3);
  }
}
