package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of results on standard output when nobody reads them to their end. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "/dev/full is Linux'")
@Timeout(300)
class StandardOutputTest {
  private static final int SIGPIPE = 128 + 13;

  @TempDir private Path folder;

  /** 4,800 hits, far more than a pipe holds. */
  @BeforeEach
  void writeResult() throws IOException {
    Path model = TinyModel.write(folder.resolve("model"));
    Path reads =
        Files.writeString(
            folder.resolve("reads.fa"), (">r\n" + "ACGT".repeat(300) + "\n").repeat(800));
    DanqCall run =
        DanqCall.of(
            "predict",
            "-q",
            reads.toString(),
            "--model=" + model,
            "--output=" + folder.resolve("out"),
            "--strands=forward",
            "--minProbability=0");
    assertThat(run.exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--tsv", "--bed"})
  void aReaderWhoHasEnoughEndsTheCommandQuietly(String kind) throws Exception {
    DanqCall call = DanqProcess.call(folder, "./danq inspect out " + kind + " | head -n 1");
    assertThat(call.errors()).isEmpty();
    assertThat(call.output()).hasSize(1);
    assertThat(call.exitCode()).isEqualTo(SIGPIPE);
  }

  @Test
  void allLinesComeOutOfAPipeThatIsReadToItsEnd() throws Exception {
    DanqCall call = DanqProcess.call(folder, "./danq inspect out --bed | wc -l");
    assertThat(call.output()).containsExactly("4800");
    assertThat(call.exitCode()).isZero();
  }

  @Test
  void linesThatFindNoRoomAreNotLostInSilence() throws Exception {
    DanqProcess.call(folder, "./danq inspect out --bed >/dev/full")
        .failedWith(1, "danq: cannot write to standard output: No space left on device");
  }
}
