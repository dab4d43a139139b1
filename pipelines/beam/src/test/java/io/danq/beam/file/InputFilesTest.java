package io.danq.beam.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InputFilesTest {
  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    Files.writeString(folder.resolve("a.fa"), "123");
    Files.writeString(folder.resolve("b.fa"), "12345");
    Files.writeString(folder.resolve("c.fastq"), "1");
    Files.createDirectories(folder.resolve("deep.fa"));
    Files.writeString(folder.resolve("deep.fa/d.fa"), "1");
  }

  private List<String> resolve(String... patterns) throws IOException {
    return InputFiles.resolve(input(patterns)).stream()
        .map(file -> folder.relativize(Path.of(file.resourceId().toString())).toString())
        .toList();
  }

  private String input(String... patterns) {
    return String.join(",", List.of(patterns).stream().map(p -> folder + "/" + p).toList());
  }

  @Test
  void aFileIsItself() throws IOException {
    assertThat(resolve("a.fa")).containsExactly("a.fa");
  }

  @Test
  void aListIsReadInItsOrder() throws IOException {
    assertThat(resolve("c.fastq", "a.fa")).containsExactly("c.fastq", "a.fa");
    assertThat(InputFiles.resolve(folder + "/a.fa , " + folder + "/b.fa")).hasSize(2);
  }

  @Test
  void aGlobMatchesFilesOfOneFolder() throws IOException {
    assertThat(resolve("*.fa")).containsExactlyInAnyOrder("a.fa", "b.fa");
  }

  @Test
  void aFileThatIsNamedTwiceIsReadOnce() throws IOException {
    assertThat(resolve("a.fa", "*.fa", "./a.fa", "deep.fa/../a.fa"))
        .containsExactlyInAnyOrder("a.fa", "b.fa");
    String uri = folder.resolve("a.fa").toUri().toString();
    assertThat(InputFiles.resolve(input("a.fa") + "," + uri)).hasSize(1);
  }

  @Test
  void theSizeIsThatOfAllFiles() throws IOException {
    assertThat(
            InputFiles.resolve(input("a.fa", "b.fa", "a.fa")).stream()
                .mapToLong(Metadata::sizeBytes)
                .sum())
        .isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.fa", "*.bam", "missing/*.fa", "missing/x.fa"})
  void whatMatchesNothingIsNamed(String pattern) {
    assertThatThrownBy(() -> resolve("a.fa", pattern))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessage("no such input file: " + folder + "/" + pattern);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", "a.fa,", ",a.fa"})
  void anEmptyPartOfAListIsRefused(String input) {
    String list = input.replace("a.fa", input("a.fa"));
    assertThatThrownBy(() -> InputFiles.resolve(list))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "--input must name a file or several with commas between them, was '" + list + "'");
  }

  @Test
  void aFileWithACommaInItsNameIsThatFile() throws IOException {
    Files.writeString(folder.resolve("a.fa,b.fa"), "1");
    assertThat(resolve("a.fa,b.fa")).containsExactly("a.fa,b.fa");
    assertThat(InputFiles.present(input("a.fa,b.fa"))).hasSize(1);
  }

  @Test
  void aFolderIsNoFile() {
    assertThatThrownBy(() -> resolve("deep.fa"))
        .isInstanceOf(IOException.class)
        .hasMessage(folder + "/deep.fa/ is a folder; its files are " + folder + "/deep.fa/*");
  }
}
