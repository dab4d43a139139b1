package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code danq export}, as a person calls it. */
class ExportCommandTest {
  @TempDir private Path folder;
  private Path model;
  private Path file;

  @BeforeEach
  void files() throws IOException {
    model = TinyModel.write(folder.resolve("model"));
    file = folder.resolve("tiny.onnx");
  }

  @Test
  void aBundleBecomesAFileAndItsInputIsExplained() {
    DanqCall call = DanqCall.of("export", "--onnx", "--model=" + model, "--output=" + file);
    assertThat(call.exitCode()).isZero();
    assertThat(file).isNotEmptyFile();
    assertThat(String.join("\n", call.output()))
        .contains("float32 [batch, 1000, 4], one-hot in the order AGCT", "float32 [batch, 3]")
        .contains(file.toString());
    assertThat(call.errors()).isEmpty();
  }

  @Test
  void aFileThatIsThereIsKeptUnlessItMayBeReplaced() throws IOException {
    Files.writeString(file, "mine");
    String[] export = {"export", "--onnx", "--model=" + model, "--output=" + file};
    DanqCall.of(export).failedWith(2, "already exists", "--overwrite");
    assertThat(file).hasContent("mine");
    String[] replace = Arrays.copyOf(export, export.length + 1);
    replace[export.length] = "--overwrite";
    assertThat(DanqCall.of(replace).exitCode()).isZero();
    assertThat(Files.size(file)).isGreaterThan(1000);
  }

  @Test
  void withoutAFormatTheCallIsWrong() {
    DanqCall call = DanqCall.of("export", "--model=" + model, "--output=" + file);
    call.failedWith(2, "--onnx");
    assertThat(file).doesNotExist();
  }
}
