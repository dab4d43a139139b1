package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.registry.ModelRegistry;
import io.danq.sequence.support.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class KilledRetrainTest {
  private static final int SIGKILL = 128 + 9;

  @TempDir private Path folder;
  private TinyGenome genome;

  @BeforeEach
  void writeGenome() throws IOException {
    genome = TinyGenome.write(folder.resolve("genome"));
  }

  private List<String> args(String name, String checkpointInterval) {
    return List.of(
        "retrain",
        "--registry=" + folder.resolve(name + "-models") + "/lab",
        "--output=" + folder.resolve(name),
        "--reference=" + genome.reference(),
        "--peaks=" + genome.peaks(),
        "--testContigs=chr3",
        "--runner=DirectRunner",
        "--shards=2",
        "--epochs=8",
        "--patience=8",
        "--batchSize=16",
        "--checkpointInterval=" + checkpointInterval,
        "--threads=1",
        "--filters=4",
        "--pool=75",
        "--units=3",
        "--dense=5");
  }

  private Process start(String name) throws IOException {
    List<String> args = args(name, "0s"); // a checkpoint after every step
    return JavaProcess.of(Main.class.getName(), args)
        .builder()
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private DanqCall call(String name) {
    return DanqCall.of(args(name, "5m").toArray(String[]::new));
  }

  private String current(String name) throws IOException {
    return ModelRegistry.at(folder.resolve(name + "-models").toString())
        .current("lab")
        .orElseThrow()
        .version();
  }

  @Test
  void aRetrainingKilledWhileItTrainsGoesOnAndEndsWithTheSameModel()
      throws IOException, InterruptedException {
    Process process = start("killed");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine();
          line == null || !line.startsWith("epoch 2 of 8");
          line = lines.readLine()) {
        assertThat(line).as("a line before the second epoch's").isNotNull();
      }
      process.destroyForcibly();
      assertThat(process.waitFor()).isEqualTo(SIGKILL);
    } finally {
      process.destroyForcibly();
    }
    DanqCall resumed = call("killed");
    assertThat(resumed.exitCode()).isZero();
    assertThat(resumed.output())
        .contains("== examples: done by an earlier call", "== training")
        .anySatisfy(line -> assertThat(line).startsWith("continuing from the checkpoint: epoch "));
    assertThat(call("whole").exitCode()).isZero();
    assertThat(current("killed")).isEqualTo(current("whole")); // named after the weights
  }
}
