package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.cli.text.ParquetRows;
import io.danq.sequence.testing.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard input, named pipes and pipes of the shell as inputs of danq predict. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no named pipes of this kind")
@Timeout(300)
class PipesTest {
  private static final String BASES = "ACGT".repeat(300);

  /** Two windows: at 0 and at 200. */
  private static final String READ = ">r\n" + BASES + "\n";

  @TempDir private Path folder;
  private Path out;

  /** What a pipe may hold; each content has the rows of its reads. */
  private enum Content {
    FASTA(READ.getBytes(StandardCharsets.UTF_8), 2),
    FASTQ(
        ("@r\n" + BASES + "\n+\n" + "I".repeat(BASES.length()) + "\n")
            .getBytes(StandardCharsets.UTF_8),
        2),
    SAM(("r\t4\t*\t0\t0\t*\t*\t0\t0\t" + BASES + "\t*\n").getBytes(StandardCharsets.UTF_8), 2),
    GZIP_OF_TWO_MEMBERS(join(gzip(READ), gzip(READ)), 4),
    BAM(bytes(SharedData.file("simulated/long.bam")), -1);

    private final String latin1;
    private final int rows;

    Content(byte[] bytes, int rows) {
      this.latin1 = new String(bytes, StandardCharsets.ISO_8859_1);
      this.rows = rows;
    }

    private byte[] content() {
      return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] join(byte[] a, byte[] b) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.writeBytes(a);
    joined.writeBytes(b);
    return joined.toByteArray();
  }

  @BeforeEach
  void writeModel() throws IOException {
    TinyModel.write(folder.resolve("model"));
    out = folder.resolve("out");
  }

  private DanqCall predict(String... args) {
    List<String> all = new ArrayList<>(List.of("predict", "-q", "-m", folder + "/model"));
    all.addAll(List.of("-o", out.toString(), "--threads=1"));
    all.addAll(List.of(args));
    return DanqCall.of(all.toArray(String[]::new));
  }

  private Path pipe(String name) throws IOException, InterruptedException {
    Path pipe = folder.resolve(name);
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    return pipe;
  }

  /** Writes into a pipe as soon as somebody reads it. */
  private static CompletableFuture<Void> fill(Path pipe, byte[] content) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            Files.write(pipe, content);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** What a column of the results has in every row. */
  private static List<String> column(Path out, String kind, String column) throws IOException {
    List<String> values = new ArrayList<>();
    ParquetRows.forEach(
        out.resolve(kind) + "/", row -> values.add(String.valueOf(row.get(column))));
    return values;
  }

  private static List<String> rows(Path out, String column) throws IOException {
    return column(out, "predictions", column);
  }

  @ParameterizedTest
  @EnumSource
  void aPipeIsReadByItsContentLikeAFile(Content content) throws Exception {
    Path pipe = pipe("reads");
    CompletableFuture<Void> writer = fill(pipe, content.content());
    DanqCall call = predict(pipe.toString());
    assertThat(call.errors()).isEmpty();
    assertThat(call.exitCode()).isZero();
    writer.join();
    List<String> starts = rows(out, "window_start");
    if (content.rows > 0) {
      assertThat(starts).hasSize(content.rows);
    } else {
      out = folder.resolve("of-the-file");
      predict(Files.write(folder.resolve("file"), content.content()).toString());
      assertThat(starts).containsExactlyInAnyOrderElementsOf(rows(out, "window_start"));
    }
  }

  @Test
  void standardInputAndFilesAreReadTogether() throws Exception {
    Files.writeString(folder.resolve("a.fa"), READ);
    Files.writeString(folder.resolve("bad.fa"), ">bad\nAC!T\n");
    DanqCall call =
        DanqProcess.call(
            folder,
            "(cat a.fa bad.fa; sleep 0.1; cat a.fa) | gzip | ./danq predict a.fa - <(cat a.fa)"
                + " <(cat bad.fa) -q -m model -o out --threads=1");
    assertThat(call.errors()).isEmpty();
    assertThat(call.exitCode()).isZero();
    assertThat(rows(out, "row_id")).hasSize(8).doesNotHaveDuplicates();
    assertThat(column(out, "failed", "file"))
        .hasSize(2)
        .contains("-")
        .anyMatch(file -> file.startsWith("/dev/fd/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "/dev/stdin"})
  void standardInputTwiceIsRefused(String again) {
    predict("-i", "-", again).failedWith(2, "--input names standard input twice");
  }

  @Test
  void aClusterCannotReadAPipe() throws Exception {
    predict("-", "--flinkMaster=cluster.invalid:8081")
        .failedWith(2, "- is a pipe, which this process can read", "cluster.invalid:8081");
    String pipe = pipe("reads").toString();
    predict(pipe, "--flinkMaster=cluster.invalid:8081").failedWith(2, pipe + " is a pipe");
  }

  @Test
  void aStreamDoesNotWatchAPipe() {
    DanqCall.of("stream", "-i", "-", "--watch=1s", "-m", folder + "/model", "-o", out.toString())
        .failedWith(2, "- is a pipe, which ends; danq predict reads it");
  }

  @Test
  void aDryRunDoesNotTakeWhatAPipeHolds() throws Exception {
    String pipe = pipe("reads").toString();
    DanqCall call = predict("--dry-run", "-", pipe);
    assertThat(call.exitCode()).isZero();
    assertThat(call.output().get(1)).matches("- .*a pipe can be read only once.*");
    assertThat(call.output().get(2)).startsWith(pipe).contains("a pipe");
  }

  @Test
  void aRunThatReadAPipeBeginsAnew() throws Exception {
    Path pipe = pipe("reads");
    CompletableFuture<Void> bad =
        fill(pipe, "this is no sequence\n".getBytes(StandardCharsets.UTF_8));
    predict(pipe.toString()).failedWith(1, "neither FASTA, FASTQ, SAM, BAM nor CRAM");
    bad.join();
    CompletableFuture<Void> good = fill(pipe, READ.getBytes(StandardCharsets.UTF_8));
    DanqCall again = predict(pipe.toString());
    assertThat(again.errors()).isEmpty();
    assertThat(again.exitCode()).isZero();
    good.join();
    assertThat(rows(out, "window_start")).containsExactlyInAnyOrder("0", "200");
    assertThat(again.output()).noneMatch(line -> line.contains("continuing"));
  }

  @Test
  void predictionsAreNotWrittenToAPipe() throws Exception {
    out = Path.of("-");
    predict(Files.writeString(folder.resolve("a.fa"), READ).toString())
        .failedWith(2, "cannot write to --output=-", "danq inspect FOLDER --tsv");
  }
}
