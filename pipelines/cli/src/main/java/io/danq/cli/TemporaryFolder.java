package io.danq.cli;

import io.danq.beam.file.FolderLock;
import io.danq.sequence.disk.Folders;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * The folder for the temporary files of this process: natives that libraries unpack, Flink's state.
 * The launcher names it, because a JVM takes {@code java.io.tmpdir} at its start only. It is
 * deleted when the process ends. What killed processes left is deleted by the next one.
 */
final class TemporaryFolder {
  private static final String PREFIX = "danq-run-";
  private static final String PROPERTY = "java.io.tmpdir";

  /** ONNX Runtime's natives have 35 MB, Flink's and Kafka's files a few more. */
  private static final long NEEDED_BYTES = 100L << 20;

  /** Far longer than a process takes to hold its folder. */
  private static final Duration STARTING = Duration.ofMinutes(10);

  private TemporaryFolder() {}

  /**
   * Holds the folder, if the launcher has named one.
   *
   * @throws IOException if it cannot be made, or the disk is nearly full; the message says where
   */
  static void use() throws IOException {
    Path folder = Path.of(System.getProperty(PROPERTY));
    Path parent = folder.getParent();
    if (parent == null || !folder.getFileName().toString().startsWith(PREFIX)) {
      return;
    }
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(
          "the folder for temporary files, "
              + parent
              + ", cannot be written; set TMPDIR to another one");
    }
    FolderLock lock = FolderLock.take(folder.toString());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder, lock), "temporary files"));
    deleteLeft(parent);
    FileStore disk = Files.getFileStore(parent);
    if (disk.getUsableSpace() < NEEDED_BYTES) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "the folder for temporary files, %s, has %d MB left and %d MB are needed; set TMPDIR"
                  + " to another one",
              parent,
              disk.getUsableSpace() >> 20,
              NEEDED_BYTES >> 20));
    }
  }

  private static void deleteLeft(Path parent) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path folder : folders) {
        if (isLeft(folder)) {
          deleteIfLeft(folder);
        }
      }
    }
  }

  /**
   * Whether a folder may be that of a killed process. A link could lead elsewhere, and a process
   * that is starting does not hold its folder yet. If a folder has been held, its lock tells
   * whether its process is alive.
   */
  private static boolean isLeft(Path folder) throws IOException {
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && Files.isWritable(folder)
        && (Files.exists(folder.resolve(FolderLock.NAME))
            || Files.getLastModifiedTime(folder)
                .toInstant()
                .isBefore(Instant.now().minus(STARTING)));
  }

  private static void deleteIfLeft(Path folder) {
    try {
      delete(folder, FolderLock.take(folder.toString()));
    } catch (IOException e) {
      // Its process is alive, or another process deletes it.
    }
  }

  private static void delete(Path folder, FolderLock lock) {
    try {
      Folders.delete(folder);
      lock.close();
    } catch (IOException e) {
      // The next process deletes it.
    }
  }
}
