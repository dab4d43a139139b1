package io.danq.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.support.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class TemporaryCopyTest {
  @TempDir Path temporary;

  @Test
  void aCopyIsGoneWhenItIsClosed() throws IOException {
    Path folder;
    try (TemporaryCopy copy = new TemporaryCopy()) {
      folder = copy.folder();
      Files.writeString(folder.resolve("weights"), "1");
    }
    assertThat(folder).doesNotExist();
  }

  @Test
  void aCopyIsGoneWhenTheJvmEndsBeforeItIsClosed() throws Exception {
    Process process =
        JavaProcess.of(Interrupted.class)
            .withOptions(List.of("-Djava.io.tmpdir=" + temporary))
            .builder()
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isEqualTo(Interrupted.EXIT_CODE);
    assertThat(temporary).isEmptyDirectory();
  }

  /** A program that ends in the middle of a download, as after Ctrl-C. */
  public static final class Interrupted {
    static final int EXIT_CODE = 3;

    public static void main(String[] args) throws IOException {
      Path file = Files.writeString(new TemporaryCopy().folder().resolve("weights"), "1");
      System.exit(Files.exists(file) ? EXIT_CODE : 1);
    }
  }
}
