package io.danq.sequence.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A file as it is now; a file that replaces it counts as another one.
 *
 * @param path its real path
 * @param size in bytes
 * @param modified in milliseconds since 1970
 * @param key the file system's identifier of the file, if it has one
 */
public record FileVersion(Path path, long size, long modified, @Nullable Object key) {
  /**
   * Looks at a file.
   *
   * @throws java.nio.file.NoSuchFileException if it is not there
   */
  public static FileVersion of(Path file) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    return new FileVersion(
        file.toRealPath(), now.size(), now.lastModifiedTime().toMillis(), now.fileKey());
  }
}
