package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A tenth of the hostile inputs of {@code src/verification/hostile.sh}. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the script reads /proc and is written for sh")
class HostileInputsTest {
  @TempDir private Path folder;

  @Test
  void noneCrashesHangsPrintsATraceOrLosesAGoodRead() throws IOException, InterruptedException {
    Path danq = folder.resolve("danq");
    DanqScript.write(danq, "");
    ProcessBuilder script =
        new ProcessBuilder(
                repository().resolve("src/verification/hostile.sh").toString(), "1", "quick")
            .redirectErrorStream(true);
    script.environment().put("DANQ", danq.toString());
    script.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = script.start();
    String table = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(table).isZero();
    assertThat(table).containsPattern("\\n[3-9]\\d inputs with seed 1: 0 faults");
  }

  private static Path repository() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("danq"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
