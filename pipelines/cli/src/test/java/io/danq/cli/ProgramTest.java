package io.danq.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What danq says about itself. */
class ProgramTest {
  @Test
  void theVersionNamesTheCommitAndTheLibrariesThatDecideOnResults() {
    DanqCall call = DanqCall.of("--version");
    assertThat(call.exitCode()).isZero();
    assertThat(call.output()).hasSize(3);
    assertThat(call.output().get(0))
        .matches("danq \\d+\\.\\d+\\.\\S+, commit ([0-9a-f]{7,}|unknown)");
    assertThat(call.output().get(1))
        .matches("Apache Beam 2\\.\\d+\\.\\d+, Apache Flink 1\\.16\\.\\d+");
    assertThat(call.output().get(2))
        .matches("oneDNN \\d+\\.\\d+, ONNX Runtime \\d+\\.\\d+\\.\\d+, Java \\S+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"predict", "models", "train"})
  void helpForACommandIsTheCommandsOwnHelp(String command) {
    DanqCall help = DanqCall.of("help", command);
    assertThat(help.exitCode()).isZero();
    assertThat(help.output()).isEqualTo(DanqCall.of(command, "--help").output());
  }

  @Test
  void helpAloneListsTheCommands() {
    assertThat(DanqCall.of("help").output())
        .isEqualTo(DanqCall.of("--help").output())
        .anyMatch(line -> line.strip().startsWith("predict "));
  }

  @Test
  void bashTakesTheCompletionAndOffersCommandsAndOptions(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path script = folder.resolve("danq.bash");
    Files.write(script, DanqCall.of("completion").output());
    assertThat(offers(script, "danq", "pre")).contains("predict");
    assertThat(offers(script, "danq", "predict", "--max")).contains("--maxHits");
  }

  /** What bash offers when the tabulator key is pressed after these words. */
  private static String offers(Path script, String... words)
      throws IOException, InterruptedException {
    String line = String.join(" ", words);
    String bash =
        "source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; COMP_POINT=%d; "
            + "$(complete -p danq | sed 's/.*-F \\([^ ]*\\).*/\\1/'); echo \"${COMPREPLY[@]}\"";
    Process process =
        new ProcessBuilder(
                "bash", "-c", bash.formatted(script, line, words.length - 1, line, line.length()))
            .redirectErrorStream(true)
            .start();
    String offered = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return offered;
  }
}
