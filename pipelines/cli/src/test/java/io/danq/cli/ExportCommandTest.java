package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code danq export}, as a person calls it. */
class ExportCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path model;
  private Path file;

  @BeforeEach
  void files() throws IOException {
    model = TinyModel.write(folder.resolve("model"));
    file = folder.resolve("tiny.onnx");
  }

  private int danq(String... args) {
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(args);
  }

  @Test
  void aBundleBecomesAFileAndItsInputIsExplained() {
    assertThat(danq("export", "--onnx", "--model=" + model, "--output=" + file)).isZero();
    assertThat(file).isNotEmptyFile();
    assertThat(out.toString())
        .contains("float32 [batch, 1000, 4], one-hot in the order AGCT", "float32 [batch, 3]")
        .contains(file.toString());
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aFileThatIsThereIsKeptUnlessItMayBeReplaced() throws IOException {
    Files.writeString(file, "mine");
    assertThat(danq("export", "--onnx", "--model=" + model, "--output=" + file)).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1).first().asString().contains("--overwrite");
    assertThat(file).hasContent("mine");
    assertThat(danq("export", "--onnx", "--model=" + model, "--output=" + file, "--overwrite"))
        .isZero();
    assertThat(Files.size(file)).isGreaterThan(1000);
  }

  @Test
  void withoutAFormatTheCallIsWrong() {
    assertThat(danq("export", "--model=" + model, "--output=" + file)).isEqualTo(2);
    assertThat(err.toString()).contains("--onnx");
    assertThat(file).doesNotExist();
  }
}
