package io.danq.sequence.genome;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Checks, before a genome is packed, that the disk has room for it. */
final class PackingSpace {
  private static final double BYTES_PER_BASE = 0.5;

  /**
   * gzip and bgzip pack about 3.3 bases of soft-masked DNA into a byte. We assume a little less.
   */
  private static final double BASES_PER_COMPRESSED_BYTE = 3;

  private PackingSpace() {}

  /**
   * Estimates the size of the packed genome; with an index the size is exact.
   *
   * @throws IOException if the disk has less; the message names the FASTA and the folder
   */
  static void check(FastaSource source, Optional<FastaIndex> index, Path folder)
      throws IOException {
    long needed = needed(source, index);
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < needed) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "no space for the packed copy of %s in %s: it needs about %,d MB, and %,d MB are"
                  + " free",
              source.location(),
              folder,
              megabytes(needed),
              free / 1_000_000));
    }
  }

  private static long needed(FastaSource source, Optional<FastaIndex> index) throws IOException {
    if (index.isPresent()) {
      return (long) (index.get().bases() * BYTES_PER_BASE);
    }
    if (source.size() == 0) {
      return 0;
    }
    double bases = source.size() * (isCompressed(source) ? BASES_PER_COMPRESSED_BYTE : 1);
    return (long) (bases * BYTES_PER_BASE);
  }

  private static boolean isCompressed(FastaSource source) throws IOException {
    try (InputStream in = source.open()) {
      return in.read() == 0x1f && in.read() == 0x8b;
    }
  }

  private static long megabytes(long bytes) {
    return (bytes + 999_999) / 1_000_000;
  }
}
