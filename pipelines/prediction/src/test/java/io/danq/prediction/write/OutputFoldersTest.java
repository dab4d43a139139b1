package io.danq.prediction.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutputFoldersTest {
  @TempDir Path folder;

  @Test
  void rowsAndFailuresHaveAFolderEach() {
    assertThat(OutputFolders.predictions("/out")).isEqualTo("/out/predictions/");
    assertThat(OutputFolders.failed("/out/")).isEqualTo("/out/failed/");
  }

  @Test
  void whereThereIsNoOutputThereAreNoFiles() throws IOException {
    assertThat(OutputFolders.files(folder + "/new")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"out", "run [1]", "a{b}c", "what?"})
  void theParquetFilesOfBothFoldersAreFoundWhateverTheFolderIsCalled(String name)
      throws IOException {
    Path output = folder.resolve(name);
    write(output.resolve("predictions/b.parquet"));
    write(output.resolve("predictions/a.parquet"));
    write(output.resolve("predictions/notes.txt"));
    write(output.resolve("failed/c.parquet"));
    write(output.resolve("other/d.parquet"));
    assertThat(OutputFolders.files(output.toString()))
        .extracting(ResourceId::getFilename)
        .containsExactly("a.parquet", "b.parquet", "c.parquet");
  }

  private static void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
  }
}
