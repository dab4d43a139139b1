package io.danq.sequence.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WholeFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("file.txt");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aFileIsWrittenAndReplaced() throws IOException {
    WholeFile.write(file, bytes("a longer text"));
    assertThat(file).hasContent("a longer text");
    WholeFile.write(file, bytes("new"));
    assertThat(file).hasContent("new");
    assertThat(folder)
        .isDirectoryContaining(found -> found.equals(file))
        .isDirectoryNotContaining(found -> !found.equals(file));
  }

  @Test
  void theOldContentIsThereUntilTheNewIsWhole() throws IOException {
    WholeFile.write(file, bytes("old"));
    WholeFile.write(
        file,
        unfinished -> {
          assertThat(unfinished).doesNotExist();
          assertThat(unfinished.getParent()).isEqualTo(folder);
          Files.writeString(unfinished, "half");
          assertThat(file).hasContent("old");
        });
    assertThat(file).hasContent("half");
  }

  @Test
  void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
    WholeFile.write(file, bytes("old"));
    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    unfinished -> {
                      Files.writeString(unfinished, "half");
                      throw new IOException("disk full");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
    assertThat(file).hasContent("old");
    assertThat(folder).isDirectoryNotContaining(found -> !found.equals(file));
  }

  @Test
  void writersOfOneFileDoNotDisturbEachOther() {
    byte[] content = new byte[100_000];
    IntStream.range(0, 100)
        .parallel()
        .forEach(
            i -> {
              try {
                WholeFile.write(file, content);
                assertThat(Files.readAllBytes(file)).isEqualTo(content);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    assertThat(folder).isDirectoryNotContaining(found -> !found.equals(file));
  }

  @Test
  void whatAKilledProcessLeftIsDeleted() throws IOException {
    Files.writeString(folder.resolve(WholeFile.unfinishedName("file.txt")), "half");
    Path other = folder.resolve(WholeFile.unfinishedName("other.txt"));
    Files.writeString(other, "half");
    WholeFile.write(file, bytes("whole"));
    WholeFile.deleteUnfinished(file);
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("file.txt", other.getFileName().toString());
  }
}
