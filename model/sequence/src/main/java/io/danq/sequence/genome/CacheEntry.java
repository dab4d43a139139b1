package io.danq.sequence.genome;

import io.danq.sequence.disk.WholeFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * Remembers which packed genome was made from a FASTA, so that the FASTA is not read again while
 * its size and modification time are unchanged.
 *
 * @param location of the FASTA
 * @param size of the FASTA in bytes
 * @param lastModified of the FASTA, in milliseconds since 1970
 * @param genome digest of the packed genome
 * @param contigs how many it has
 * @param bases of all contigs together
 */
record CacheEntry(
    String location, long size, long lastModified, String genome, int contigs, long bases) {
  private static final int MAX_BYTES = 1 << 16;

  static CacheEntry of(FastaSource source, GenomeTable table) {
    return new CacheEntry(
        source.location(),
        source.size(),
        source.lastModified(),
        table.digest(),
        table.contigs().size(),
        table.contigs().stream().mapToLong(Contig::length).sum());
  }

  /** Whether the FASTA is the one that was packed. If its time is unknown, it may have changed. */
  boolean isOf(FastaSource source) {
    return location.equals(source.location())
        && size == source.size()
        && lastModified == source.lastModified()
        && lastModified > 0;
  }

  void write(Path file) throws IOException {
    Properties lines = new Properties();
    lines.setProperty("location", location);
    lines.setProperty("size", String.valueOf(size));
    lines.setProperty("lastModified", String.valueOf(lastModified));
    lines.setProperty("genome", genome);
    lines.setProperty("contigs", String.valueOf(contigs));
    lines.setProperty("bases", String.valueOf(bases));
    StringWriter text = new StringWriter();
    lines.store(text, null);
    WholeFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Whether a text can be the digest of a packed genome. */
  static boolean isDigest(String text) {
    return text.matches("[0-9a-f]{32}");
  }

  /** Reads an entry; empty if it does not exist or cannot be read. */
  static Optional<CacheEntry> read(Path file) throws IOException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        return Optional.empty();
      }
      Properties lines = new Properties();
      lines.load(new StringReader(Files.readString(file)));
      String genome = lines.getProperty("genome", "");
      String location = lines.getProperty("location", "");
      if (!isDigest(genome) || location.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new CacheEntry(
              location,
              Long.parseLong(lines.getProperty("size")),
              Long.parseLong(lines.getProperty("lastModified")),
              genome,
              Integer.parseInt(lines.getProperty("contigs")),
              Long.parseLong(lines.getProperty("bases"))));
    } catch (NoSuchFileException | CharacterCodingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
