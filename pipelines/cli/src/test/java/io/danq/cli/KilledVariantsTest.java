package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.danq.cli.text.ParquetRows;
import io.danq.prediction.write.OutputFolders;
import io.danq.prediction.write.RowKind;
import io.danq.sequence.testing.RandomDna;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code danq variants} is killed, and called again. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signals")
@Timeout(600)
final class KilledVariantsTest {
  private static final String BASES = new RandomDna(11).text(20_000);
  private static final String LONG_INFO = "X=" + "x".repeat(2_200);
  private static final int LINES = 700; // 1.5 MB: more than a part of a run
  private static final int FILES = 3;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    TinyModel.write(folder.resolve("model"));
    Files.writeString(folder.resolve("genome.fa"), ">chr1\n" + BASES + "\n");
    for (int file = 0; file < FILES; file++) {
      StringBuilder text = new StringBuilder("##fileformat=VCFv4.3\n#CHROM\tPOS\n");
      for (int i = 0; i < LINES; i++) {
        int position = 1_000 + LINES * file + i;
        String ref = BASES.substring(position - 1, position);
        text.append(String.join("\t", "chr1", "" + position, ".", ref, ref + "ACG", ".", ".", ""))
            .append(LONG_INFO)
            .append(i == 7 ? "\nno variant\n" : "\n");
      }
      Files.writeString(folder.resolve("calls" + file + ".vcf"), text);
    }
  }

  private String[] variants(String output, String input) {
    return new String[] {
      "variants",
      "-i=" + folder + "/" + input,
      "-m=" + folder + "/model",
      "-o=" + output,
      "--reference=" + folder + "/genome.fa",
      "--referenceCache=" + folder + "/cache"
    };
  }

  private static String line(String[] call) {
    return "exec ./danq '" + String.join("' '", call) + "' --parallelism=1";
  }

  private void kill(String[] call, Callable<Boolean> moment) throws Exception {
    DanqProcess run = DanqProcess.start(folder, line(call));
    try {
      await()
          .pollInSameThread()
          .atMost(Duration.ofMinutes(2))
          .until(() -> moment.call() || !run.process.isAlive());
      run.suspend();
      DanqCall.of(call).failedWith(1, "is in use by another run");
    } finally {
      run.process.destroyForcibly();
    }
    assertThat(run.await().exitCode()).as("%s", run.errors()).isEqualTo(128 + 9);
  }

  private static Map<String, List<?>> rows(Path output) throws IOException {
    Map<String, List<?>> rows = new TreeMap<>();
    ParquetRows.forEach(
        OutputFolders.of(output.toString(), RowKind.VARIANTS),
        row -> {
          List<?> scores = (List<?>) row.get("alt_probability");
          assertThat(rows.put(row.get("row_id").toString(), scores)).isNull();
        });
    return rows;
  }

  @Test
  void aTableEndsWithTheRowsOfAnUninterruptedRun() throws Exception {
    Path output = folder.resolve("out");
    String[] call = variants(output.toString(), "calls*.vcf");
    kill(call, () -> Files.exists(output.resolve("_run/part-00000.json")));

    // All in JVMs of one kind: how the convolution is computed depends on it.
    DanqCall again = DanqProcess.call(folder, line(call));
    assertThat(again.exitCode()).as("%s", again).isZero();
    assertThat(again.output())
        .anyMatch(line -> line.matches("continuing: [12] of 3 files were done by an earlier call"))
        .contains("failed                 3");
    Path whole = folder.resolve("whole");
    DanqCall uninterrupted =
        DanqProcess.call(folder, line(variants(whole.toString(), "calls*.vcf")));
    assertThat(uninterrupted.exitCode()).isZero();
    Map<String, List<?>> expected = rows(whole);
    Map<String, List<?>> actual = rows(output);
    assertThat(actual).hasSize(FILES * LINES).containsOnlyKeys(expected.keySet());
    actual.forEach(
        (row, scores) -> {
          for (int i = 0; i < scores.size(); i++) {
            float score = (Float) expected.get(row).get(i);
            assertThat((Float) scores.get(i)).as(row).isCloseTo(score, within(1e-6f));
          }
        });
  }

  @Test
  void aVcfIsWrittenAnewAndNothingElseIsLeft() throws Exception {
    Path annotated = folder.resolve("annotated.vcf.gz");
    Path working = folder.resolve("annotated.vcf.gz.danq");
    String[] call = variants("vcf:" + annotated, "calls0.vcf");
    kill(call, () -> hasFiles(working.resolve("parts")));
    assertThat(annotated).doesNotExist();

    DanqCall again = DanqCall.of(call);
    assertThat(again.exitCode()).as("%s", again).isZero();
    assertThat(again.output())
        .contains("failed                 1")
        .anyMatch(line -> line.endsWith("; failed lines in " + working + "/failed/"));
    Path whole = folder.resolve("whole.vcf.gz");
    assertThat(DanqCall.of(variants("vcf:" + whole, "calls0.vcf")).exitCode()).isZero();
    assertThat(annotated).hasSameBinaryContentAs(whole);
    int[] failed = {0};
    ParquetRows.forEach(OutputFolders.failed(working.toString()), row -> failed[0]++);
    assertThat(failed[0]).isEqualTo(1);
    try (Stream<Path> left = Files.list(working)) {
      assertThat(left).containsExactly(working.resolve("failed"));
    }
    DanqCall.of(call).failedWith(2, annotated + " already exists", "--overwrite");
  }

  private static boolean hasFiles(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return false;
    }
    try (Stream<Path> files = Files.list(place)) {
      return files.findAny().isPresent();
    }
  }

  /** The VCF is there, but not what comes after it. */
  @Test
  void aRunOfWhichTooManyLinesFailedCanBeCalledAgain() throws Exception {
    Path annotated = folder.resolve("annotated.vcf.gz");
    Path calls = folder.resolve("calls.vcf");
    String site = "chr1\t5\t.\t" + BASES.charAt(4) + "\t<DEL>\t.\t.\t.\n";
    Files.writeString(calls, "##fileformat=VCFv4.3\n#CHROM\tPOS\n" + site + "none\n");
    String[] call = variants("vcf:" + annotated, "calls.vcf");
    String[] strict =
        Stream.concat(Stream.of(call), Stream.of("--maxFailed=0")).toArray(String[]::new);
    assertThat(DanqCall.of(strict).exitCode()).isEqualTo(1);
    byte[] written = Files.readAllBytes(annotated);
    assertThat(DanqCall.of(call).exitCode()).isZero();
    assertThat(annotated).hasBinaryContent(written);
  }
}
