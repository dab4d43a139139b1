package io.danq.beam.file;

import io.danq.sequence.disk.WholeFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.util.MimeTypes;

/**
 * Writes files that appear only when complete, on any Beam file system: they are written under
 * another name in the same folder, then renamed. Local files are also forced to the disk ({@link
 * WholeFile}).
 */
public final class WholeResource {
  private WholeResource() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it; the channel is closed by the caller. */
    void writeTo(WritableByteChannel channel) throws IOException;
  }

  /** Writes or replaces a text file in UTF-8, and creates its folder if necessary. */
  public static void write(ResourceId file, String text) throws IOException {
    write(
        file,
        MimeTypes.TEXT,
        channel -> {
          var bytes = StandardCharsets.UTF_8.encode(text);
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
        });
  }

  /** Writes or replaces a binary file, and creates its folder if necessary. */
  public static void write(ResourceId file, Content content) throws IOException {
    write(file, MimeTypes.BINARY, content);
  }

  /**
   * Reads a small file.
   *
   * @param most the largest number of bytes to read
   * @return empty if there is no such file
   */
  public static Optional<byte[]> read(ResourceId file, int most) throws IOException {
    try (InputStream in = Channels.newInputStream(FileSystems.open(file))) {
      return Optional.of(in.readNBytes(most));
    } catch (FileNotFoundException | NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static void write(ResourceId file, String mimeType, Content content) throws IOException {
    if (file.getScheme().equals("file")) {
      writeLocal(Path.of(file.toString()), content);
    } else {
      writeRemote(file, mimeType, content);
    }
  }

  private static void writeLocal(Path file, Content content) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    WholeFile.write(
        file,
        unfinished -> {
          try (FileChannel channel =
              FileChannel.open(
                  unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            content.writeTo(channel);
          }
        });
  }

  private static void writeRemote(ResourceId file, String mimeType, Content content)
      throws IOException {
    ResourceId unfinished =
        file.getCurrentDirectory()
            .resolve(
                WholeFile.unfinishedName(file.getFilename()), StandardResolveOptions.RESOLVE_FILE);
    try {
      try (WritableByteChannel channel = FileSystems.create(unfinished, mimeType)) {
        content.writeTo(channel);
      }
      FileSystems.rename(List.of(unfinished), List.of(file));
    } catch (IOException | RuntimeException e) {
      try {
        FileSystems.delete(List.of(unfinished), StandardMoveOptions.IGNORE_MISSING_FILES);
      } catch (IOException | RuntimeException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
  }
}
