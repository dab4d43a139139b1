package io.danq.beam.parquet;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RowFilesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "text", "PAR1", "PAR1 and 20 bytes more PAR1", "PAR1\0\0\0\0PAR1"})
  void aDamagedFileIsNamed(String content) throws IOException {
    Path path = Files.writeString(folder.resolve("rows.parquet"), content);
    ResourceId file = FileSystems.matchNewResource(path.toString(), false);
    assertThatThrownBy(() -> RowFiles.forEach(file, row -> {}))
        .isInstanceOf(IOException.class)
        .hasMessage(path + " is not a Parquet file, or a damaged one");
  }
}
