package io.danq.sequence.genome;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The packed genomes that this JVM has mapped, each once. They stay mapped: threads may use them at
 * any time, and a mapping costs no memory that the system could not take back. Thread-safe.
 */
final class OpenGenomes {
  private static final Map<Version, ReferenceGenome> OPEN = new ConcurrentHashMap<>();

  private OpenGenomes() {}

  /** A file as it is now; a replaced file is another. */
  private record Version(Path path, long size, long modified, @Nullable Object key) {
    static Version of(Path file) throws IOException {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new Version(
          file.toRealPath(), now.size(), now.lastModifiedTime().toMillis(), now.fileKey());
    }
  }

  /**
   * As {@link GenomeFile#open(Path)}.
   *
   * @throws IOException as there
   */
  static ReferenceGenome open(Path file) throws IOException {
    try {
      return OPEN.computeIfAbsent(
          Version.of(file),
          unused -> {
            try {
              return GenomeFile.open(file);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
