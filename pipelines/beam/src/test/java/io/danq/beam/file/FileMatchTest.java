package io.danq.beam.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileMatchTest {
  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    Files.writeString(folder.resolve("a.fa"), "123");
    Files.writeString(folder.resolve("b.fa"), "12345");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "file:", "file://", "FILE:"})
  void aFileIsDescribedAsBeamDescribesIt(String scheme) throws IOException {
    Metadata found = FileMatch.one(scheme + folder + "/a.fa");
    assertThat(found).isEqualTo(FileSystems.matchSingleFileSpec(folder + "/a.fa"));
    assertThat(found.sizeBytes()).isEqualTo(3);
  }

  @Test
  void aFolderIsDescribedAsBeamDescribesIt() throws IOException {
    assertThat(FileMatch.one(folder.toString()).resourceId())
        .isEqualTo(FileSystems.matchSingleFileSpec(folder.toString()).resourceId());
  }

  @Test
  void oneFileIsOne() throws IOException {
    assertThat(FileMatch.all(folder + "/*.fa")).hasSize(2);
    assertThat(FileMatch.one(folder + "/a*").resourceId().getFilename()).isEqualTo("a.fa");
    assertThatThrownBy(() -> FileMatch.one(folder + "/*.fa"))
        .isInstanceOf(IOException.class)
        .hasMessage(folder + "/*.fa must name one file, but matches 2");
    assertThatThrownBy(() -> FileMatch.one(folder + "/c.fa"))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessage("no such file: " + folder + "/c.fa");
  }

  @Test
  void whatIsNotLocalIsLeftToBeam() {
    assertThatThrownBy(() -> FileMatch.all("nowhere://bucket/*")).hasMessageContaining("nowhere");
  }
}
