package io.danq.beam.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WholeResourceTest {
  @TempDir Path root;
  private Path folder;
  private ResourceId file;

  @BeforeEach
  void place() {
    folder = root.resolve("new/folder");
    file = FileSystems.matchNewResource(folder + "/file.txt", false);
  }

  @Test
  void aTextIsWrittenIntoANewFolderAndReplaced() throws IOException {
    WholeResource.write(file, "a longer text");
    WholeResource.write(file, "größer");
    assertThat(folder.resolve("file.txt")).hasContent("größer");
    assertThat(folder.toFile().list()).containsExactly("file.txt");
  }

  @Test
  void theFileAppearsWhenItIsWhole() throws IOException {
    WholeResource.write(
        file,
        channel -> {
          channel.write(ByteBuffer.wrap(new byte[] {'a'}));
          assertThat(folder.resolve("file.txt")).doesNotExist();
          channel.write(ByteBuffer.wrap(new byte[] {'b'}));
        });
    assertThat(folder.resolve("file.txt")).hasContent("ab");
  }

  @Test
  void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
    WholeResource.write(file, "old");
    assertThatThrownBy(
            () ->
                WholeResource.write(
                    file,
                    channel -> {
                      channel.write(ByteBuffer.wrap(new byte[100]));
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(Files.readString(folder.resolve("file.txt"))).isEqualTo("old");
    assertThat(folder.toFile().list()).containsExactly("file.txt");
  }
}
