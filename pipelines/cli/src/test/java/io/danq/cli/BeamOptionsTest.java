package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BeamOptionsTest {
  private final StringWriter err = new StringWriter();
  private final CommandLine danq = Main.commandLine().setErr(new PrintWriter(err, true));

  @ParameterizedTest
  @CsvSource({
    "predict, --input=no-such-file",
    "stream, --bootstrapServers=127.0.0.1:1 --inputTopic=reads"
  })
  void anOptionThatBeamDoesNotKnowEitherIsNamed(String command, String required) {
    int exitCode = execute(command + " " + required + " --model=m --output=o --noSuchOption=2");

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString()).contains("unknown option --noSuchOption");
  }

  @Test
  void optionsOfTheRunnerAreHandedThrough() {
    int exitCode =
        execute(
            "predict --input=no-such-file --model=m --output=o --runner=FlinkRunner"
                + " --flinkMaster=127.0.0.1:1 --parallelism=2");

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString()).contains("there is no model bundle: ");
  }

  private int execute(String line) {
    return danq.execute(line.split(" "));
  }
}
