package io.danq.sequence.genome;

import io.danq.sequence.disk.FileVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The packed genomes that this JVM has mapped, each once. They stay mapped, because threads may use
 * them at any time; the system can reclaim the memory of a mapping. Thread-safe.
 */
final class OpenGenomes {
  private static final Map<FileVersion, ReferenceGenome> OPEN = new ConcurrentHashMap<>();

  private OpenGenomes() {}

  /**
   * As {@link GenomeFile#open(Path)}.
   *
   * @throws IOException as there
   */
  static ReferenceGenome open(Path file) throws IOException {
    try {
      return OPEN.computeIfAbsent(
          FileVersion.of(file),
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
