package io.danq.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.support.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class KilledRunTest {
  private static final int SIGKILL = 128 + 9;
  private static final int LAST_EPOCH = 6;

  @TempDir private Path folder;

  private Process start(String checkpoint, Path weights, int waitsIn) throws IOException {
    return JavaProcess.of(TrainingProcess.class, folder.resolve(checkpoint), weights, waitsIn)
        .builder()
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static BufferedReader lines(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Kills a run that has done at least so much, wherever it then is. */
  private void killAfter(String step) throws IOException, InterruptedException {
    Process process = start("killed", folder.resolve("never"), LAST_EPOCH);
    try (BufferedReader lines = lines(process)) {
      for (String line = lines.readLine(); !step.equals(line); line = lines.readLine()) {
        assertThat(line).as("a step before " + step).isNotNull();
      }
      process.destroyForcibly();
      assertThat(process.waitFor()).isEqualTo(SIGKILL);
    } finally {
      process.destroyForcibly();
    }
  }

  private List<String> finish(String checkpoint, Path weights)
      throws IOException, InterruptedException {
    Process process = start(checkpoint, weights, 0);
    try (BufferedReader lines = lines(process)) {
      List<String> steps = lines.lines().toList();
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      return steps;
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aRunKilledInTheMiddleOfTwoEpochsEndsWithTheWeightsOfOneThatWasNot()
      throws IOException, InterruptedException {
    killAfter("2 96");
    killAfter("4 32");
    List<String> steps = finish("killed", folder.resolve("killed.weights"));
    assertThat(steps).doesNotContain("1 200", "2 96").contains("6 200");
    List<String> all = finish("whole", folder.resolve("whole.weights"));
    assertThat(all).hasSize(LAST_EPOCH * 13);
    assertThat(Files.mismatch(folder.resolve("killed.weights"), folder.resolve("whole.weights")))
        .isEqualTo(-1);
  }
}
