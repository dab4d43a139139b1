package io.danq.cli;

import io.danq.beam.file.FolderLock;
import io.danq.sequence.disk.Folders;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
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

  /** ONNX Runtime's native libraries take 35 MB, Flink's and Kafka's files a few more. */
  private static final long NEEDED_BYTES = 100L << 20;

  /** Far longer than a process takes to hold its folder. */
  private static final Duration STARTING = Duration.ofMinutes(10);

  private TemporaryFolder() {}

  /**
   * Creates and locks the folder, if the launcher has named one.
   *
   * @throws IOException if it cannot be made or is another user's, or the disk is nearly full; the
   *     message says where
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
    UserPrincipal user = owner(folder);
    if (!user.equals(ownerOfNewFiles(folder))) {
      throw new IOException(
          "the folder for temporary files, "
              + folder
              + ", belongs to the user "
              + user.getName()
              + "; set TMPDIR to another one");
    }
    FolderLock lock = FolderLock.take(folder.toString());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder, lock), "temporary files"));
    deleteLeft(parent, user);
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

  private static UserPrincipal owner(Path file) throws IOException {
    return Files.getOwner(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** The user of this process. In a container it may have no name to look it up by. */
  private static UserPrincipal ownerOfNewFiles(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "owner", "");
    try {
      return owner(file);
    } finally {
      Files.delete(file);
    }
  }

  /** Deletes what killed processes of a user left. */
  static void deleteLeft(Path parent, UserPrincipal user) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path folder : folders) {
        deleteIfLeft(folder, user);
      }
    }
  }

  /**
   * Whether a folder may be that of a killed process. A link could lead elsewhere, and so could a
   * folder of another user, who can still change it. A process that is starting does not hold its
   * folder yet. If a folder has been held, its lock tells whether its process is alive.
   */
  private static boolean isLeft(Path folder, UserPrincipal user) throws IOException {
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && owner(folder).equals(user)
        && Files.isWritable(folder)
        && (Files.exists(folder.resolve(FolderLock.NAME))
            || Files.getLastModifiedTime(folder)
                .toInstant()
                .isBefore(Instant.now().minus(STARTING)));
  }

  private static void deleteIfLeft(Path folder, UserPrincipal user) {
    try {
      if (isLeft(folder, user)) {
        delete(folder, FolderLock.take(folder.toString()));
      }
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
