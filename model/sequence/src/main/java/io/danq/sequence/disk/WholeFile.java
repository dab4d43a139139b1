package io.danq.sequence.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/**
 * Writes local files in one step: readers see all of the old content or all of the new, even after
 * a crash or a power failure.
 *
 * <p>The content goes to {@code .NAME.UUID.unfinished} in the same folder, is forced to the disk,
 * and takes its name by an atomic rename. If writing fails, the unfinished file is deleted and an
 * older file keeps its content. A process that is killed leaves its unfinished file behind.
 */
public final class WholeFile {
  private static final String SUFFIX = ".unfinished";

  private WholeFile() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Creates the file at a path that is free, writes it and closes it. */
    void writeTo(Path unfinished) throws IOException;
  }

  /** Writes a file, or replaces it. Its folder must exist. */
  public static void write(Path file, byte[] content) throws IOException {
    write(file, unfinished -> Files.write(unfinished, content));
  }

  /** Writes a file, or replaces it. Its folder must exist. */
  public static void write(Path file, Content content) throws IOException {
    Path unfinished = file.resolveSibling(unfinishedName(file.getFileName().toString()));
    try {
      content.writeTo(unfinished);
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    forceFolder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
  }

  /** A free name for what will become a file of the given name. */
  public static String unfinishedName(String name) {
    return "." + name + "." + UUID.randomUUID() + SUFFIX;
  }

  /**
   * Deletes unfinished files that killed processes left. Only the caller may be writing the file.
   */
  public static void deleteUnfinished(Path file) throws IOException {
    String prefix = "." + file.getFileName() + ".";
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(
            file.toAbsolutePath().getParent(),
            path -> {
              String name = path.getFileName().toString();
              return name.startsWith(prefix) && name.endsWith(SUFFIX);
            })) {
      for (Path unfinished : found) {
        Files.deleteIfExists(unfinished);
      }
    }
  }

  /**
   * Makes a rename durable. Systems that cannot open a folder, such as Windows, do so themselves.
   */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // The file itself is complete and in place.
    }
  }
}
