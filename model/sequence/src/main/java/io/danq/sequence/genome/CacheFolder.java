package io.danq.sequence.genome;

import io.danq.sequence.disk.WholeFile;
import io.danq.sequence.file.SequenceFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files of a cache. {@code KEY} stands for the location of a FASTA.
 *
 * <ul>
 *   <li>{@code DIGEST.genome}: a packed genome, named by its content
 *   <li>{@code DIGEST.*}: what was made from that genome, such as an index
 *   <li>{@code KEY.source}: which packed genome was made from a FASTA, and the FASTA's size and
 *       time
 *   <li>{@code .KEY.lock}: held by the process that packs a FASTA
 *   <li>{@code .KEY.UUID.unfinished}: a genome being packed, or one that a killed process left; the
 *       next process that packs the FASTA deletes it
 * </ul>
 *
 * @param path absolute
 */
record CacheFolder(Path path) {
  private static final String GENOME = ".genome";
  private static final String SOURCE = ".source";
  private static final int KEY_DIGITS = 16;

  /** What the cache holds, by location; packed genomes whose FASTA is not known come last. */
  List<CachedReference> list() throws IOException {
    List<CachedReference> references = new ArrayList<>();
    Set<Path> known = new HashSet<>();
    for (CacheEntry entry : entries().values()) {
      Path genome = genome(entry.genome());
      known.add(genome);
      references.add(listed(entry, genome));
    }
    references.sort((a, b) -> a.location().orElse("").compareTo(b.location().orElse("")));
    for (Path file : files(GENOME)) {
      if (!known.contains(file)) {
        references.add(listed(file));
      }
    }
    return references;
  }

  /** What is known of each FASTA, by its file. */
  Map<Path, CacheEntry> entries() throws IOException {
    Map<Path, CacheEntry> entries = new LinkedHashMap<>();
    for (Path file : files(SOURCE)) {
      CacheEntry.read(file).ifPresent(entry -> entries.put(file, entry));
    }
    return entries;
  }

  /** The packed genome with a digest, and what was made from it. */
  List<Path> filesOf(String digest) throws IOException {
    return files("").stream()
        .filter(file -> file.getFileName().toString().startsWith(digest + "."))
        .toList();
  }

  private static CachedReference listed(CacheEntry entry, Path genome) throws IOException {
    CachedReference file = listed(genome);
    return new CachedReference(
        Optional.of(entry.location()),
        genome,
        entry.contigs(),
        entry.bases(),
        file.bytes(),
        file.fault());
  }

  private static CachedReference listed(Path genome) throws IOException {
    try {
      long bytes = Files.size(genome);
      try {
        List<Contig> contigs = GenomeFile.contigs(genome);
        long bases = contigs.stream().mapToLong(Contig::length).sum();
        return new CachedReference(
            Optional.empty(), genome, contigs.size(), bases, bytes, Optional.empty());
      } catch (SequenceFormatException e) {
        return new CachedReference(Optional.empty(), genome, 0, 0, bytes, Optional.of("damaged"));
      }
    } catch (NoSuchFileException e) {
      return new CachedReference(Optional.empty(), genome, 0, 0, 0, Optional.of("gone"));
    }
  }

  private List<Path> files(String ending) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ending))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  /** The packed genome with a digest. */
  Path genome(String digest) {
    return path.resolve(digest + GENOME);
  }

  Path entryFile(FastaSource source) {
    return path.resolve(key(source) + SOURCE);
  }

  /** What is known of a FASTA that was packed. */
  Optional<CacheEntry> entry(FastaSource source) throws IOException {
    return CacheEntry.read(entryFile(source));
  }

  /**
   * The lock file, by its real path, which is the same for every user in a JVM. The folder must
   * exist.
   */
  Path lock(FastaSource source) throws IOException {
    return path.toRealPath().resolve("." + key(source) + ".lock");
  }

  /** Prefix of the names of unfinished files. */
  Path packing(FastaSource source) {
    return path.resolve(key(source));
  }

  /** An unused name for packing a FASTA. */
  Path unfinished(FastaSource source) {
    return path.resolve(WholeFile.unfinishedName(key(source)));
  }

  private static String key(FastaSource source) {
    try {
      byte[] location = source.location().getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(location);
      return HexFormat.of().formatHex(digest).substring(0, KEY_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
