package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.danq.sequence.testing.RandomDna;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a signal leaves of a run of danq predict, and how the run goes on. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signals")
@Timeout(600)
class SignalsTest {
  private static final int CONTIG = 1 << 20;
  private static final int STRIDE = 100;
  private static final String PREDICT =
      "exec ./danq predict -q a.fa b.fa -m model -o out --strands=forward --threads=1 --stride=";

  @TempDir private Path folder;

  /** Two files of a part each. */
  @BeforeEach
  void writeFiles() throws IOException {
    TinyModel.write(folder.resolve("model"));
    for (String name : List.of("a", "b")) {
      String contig = new RandomDna(name.hashCode()).text(CONTIG);
      Files.writeString(folder.resolve(name + ".fa"), ">" + name + "\n" + contig + "\n");
    }
  }

  private List<Path> files(String below) throws IOException {
    Path start = folder.resolve(below);
    if (!Files.exists(start)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(start)) {
      return found.filter(Files::isRegularFile).toList();
    }
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void aSignalLeavesNothingHalfWrittenAndTheNextCallGoesOn(String signal, int exitCode)
      throws Exception {
    Signals.assumeNotIgnored(signal);
    DanqProcess run = DanqProcess.start(folder, PREDICT + STRIDE);
    Path firstPart = folder.resolve("out/_run/part-00000.json");
    try {
      await("the first part")
          .pollInSameThread()
          .atMost(Duration.ofMinutes(3))
          .until(() -> Files.exists(firstPart) || !run.process.isAlive());
      Signals.send(signal, run.process);
      DanqCall ended = run.await();
      assertThat(ended.errors()).isEqualTo(List.of("", "danq predict: interrupted"));
      assertThat(ended.exitCode()).isEqualTo(exitCode);
    } finally {
      run.process.destroyForcibly();
    }
    assertThat(files("tmp")).isEmpty();
    assertThat(folder.resolve("out/_SUCCESS")).doesNotExist();
    assertThat(folder.resolve("out/_lock")).doesNotExist();
    assertThat(files("out/predictions"))
        .isNotEmpty()
        .allMatch(file -> file.getFileName().toString().startsWith("predictions-00000-"));

    DanqCall next = DanqProcess.call(folder, PREDICT + STRIDE);
    assertThat(next.errors()).isEmpty();
    assertThat(next.exitCode()).isZero();
    assertThat(next.output()).contains("continuing: 1 of 2 files were done by an earlier call");
    assertThat(files("tmp")).isEmpty();
    long windows = 2 * ((CONTIG - 1000 + STRIDE - 1) / STRIDE + 1);
    assertThat(next.output())
        .anyMatch(line -> line.matches("rows +" + String.format("%,d", windows)));
  }
}
