package io.danq.sequence.genome;

import io.danq.sequence.disk.WholeFile;
import io.danq.sequence.file.SequenceFormatException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder of packed genomes. The first to open a FASTA packs it, 4 bits per base; from then on all
 * threads, jobs and processes of the machine map that file into memory and share it.
 *
 * <ul>
 *   <li>{@code DIGEST.genome}: a packed genome, named by its content. It appears whole.
 *   <li>{@code KEY.source}: which packed genome a FASTA gave, and the FASTA's size and time
 *   <li>{@code .KEY.lock}: held by the process that packs a FASTA
 *   <li>{@code .KEY.UUID.unfinished}: what it writes, or what a killed process has left; the next
 *       that packs the FASTA deletes it
 * </ul>
 *
 * <p>{@code KEY} stands for the FASTA's location. Immutable and thread-safe.
 */
public final class ReferenceCache {
  private static final String GENOME = ".genome";
  private static final String SOURCE = ".source";
  private static final int KEY_DIGITS = 16;

  private final Path folder;

  private ReferenceCache(Path folder) {
    this.folder = folder;
  }

  /** The cache in a folder, which is made when it is needed. */
  public static ReferenceCache at(Path folder) {
    return new ReferenceCache(folder.toAbsolutePath().normalize());
  }

  /**
   * The folder to use where none is named: {@code danq/references} in {@code $XDG_CACHE_HOME}, in
   * {@code ~/.cache} if that is not set, and in the temporary folder if there is no home that we
   * may write to.
   */
  public static Path defaultFolder() {
    Path cache;
    String named = System.getenv("XDG_CACHE_HOME");
    Path home = Path.of(System.getProperty("user.home", ""));
    if (named != null && Path.of(named).isAbsolute()) {
      cache = Path.of(named);
    } else if (home.isAbsolute() && Files.isWritable(home)) {
      cache = home.resolve(".cache");
    } else {
      cache = Path.of(System.getProperty("java.io.tmpdir"));
    }
    return cache.resolve("danq").resolve("references");
  }

  public Path folder() {
    return folder;
  }

  /**
   * Opens a reference, and packs it if it is new here or has changed. Waits while another thread or
   * process packs it.
   *
   * @throws SequenceFormatException if it is no FASTA of a genome, cannot be read to its end, or
   *     has an index that does not fit
   * @throws IOException if the packed copy cannot be written; nothing of it is left then
   */
  public PackedReference open(FastaSource source, PackingListener listener) throws IOException {
    Optional<FastaIndex> index = index(source);
    Optional<PackedReference> found = find(source, listener);
    PackedReference reference = found.isPresent() ? found.get() : pack(source, index, listener);
    if (index.isPresent()) {
      index.get().check(reference.genome().contigs());
    }
    return reference;
  }

  private static Optional<FastaIndex> index(FastaSource source) throws IOException {
    Optional<InputStream> opened = source.openIndex();
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    String file = source.location() + ".fai";
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(opened.get(), StandardCharsets.UTF_8))) {
      return Optional.of(FastaIndex.parse(file, lines.lines().toList()));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Optional<PackedReference> find(FastaSource source, PackingListener listener)
      throws IOException {
    Optional<CacheEntry> entry =
        CacheEntry.read(entryFile(source)).filter(known -> known.isOf(source));
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    Path file = genomeFile(entry.get().genome());
    try {
      return Optional.of(new PackedReference(OpenGenomes.open(file), file, false));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (SequenceFormatException e) {
      listener.note(e.getMessage() + "; it is made again");
      return Optional.empty();
    }
  }

  private PackedReference pack(
      FastaSource source, Optional<FastaIndex> index, PackingListener listener) throws IOException {
    Files.createDirectories(folder);
    String key = key(source);
    Path lockFile = folder.toRealPath().resolve("." + key + ".lock");
    try (BuildLock lock = BuildLock.take(lockFile, source.location(), listener)) {
      Optional<PackedReference> meanwhile = find(source, listener);
      if (meanwhile.isPresent()) {
        return meanwhile.get();
      }
      if (lock.isExclusive()) {
        WholeFile.deleteUnfinished(folder.resolve(key));
      }
      PackingSpace.check(source, index, folder);
      Path unfinished = folder.resolve(WholeFile.unfinishedName(key));
      unfinished.toFile().deleteOnExit(); // after a signal that lets this JVM tidy up
      try {
        GenomeTable table = pack(source, unfinished, listener);
        Path file = genomeFile(table.digest());
        if (!isWhole(file)) {
          Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
        CacheEntry.of(source, table).write(entryFile(source));
        return new PackedReference(OpenGenomes.open(file), file, true);
      } catch (GenomeWriter.WriteException e) {
        throw new IOException(
            "cannot write the packed copy of "
                + source.location()
                + " into "
                + folder
                + ": "
                + e.getMessage(),
            e);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    }
  }

  private static GenomeTable pack(FastaSource source, Path unfinished, PackingListener listener)
      throws IOException {
    try (CountedStream in = new CountedStream(source.open(), source.size(), listener);
        GenomeWriter out = new GenomeWriter(unfinished)) {
      GenomeTable table = FastaPacker.pack(source.location(), in, out);
      if (source.size() > 0 && in.bytes() != source.size()) {
        throw new SequenceFormatException(
            String.format(
                Locale.ROOT,
                "%s has changed while it was read: it had %,d bytes, and %,d were read",
                source.location(),
                source.size(),
                in.bytes()));
      }
      return table;
    }
  }

  private static boolean isWhole(Path file) throws IOException {
    try {
      return !GenomeFile.contigs(file).isEmpty();
    } catch (NoSuchFileException | SequenceFormatException e) {
      return false;
    }
  }

  /** What the cache holds, by location; packed genomes whose FASTA is not known come last. */
  public List<CachedReference> list() throws IOException {
    List<CachedReference> references = new ArrayList<>();
    Set<Path> known = new HashSet<>();
    for (Path file : files(SOURCE)) {
      Optional<CacheEntry> entry = CacheEntry.read(file);
      if (entry.isPresent()) {
        Path genome = genomeFile(entry.get().genome());
        known.add(genome);
        references.add(listed(entry.get(), genome));
      }
    }
    references.sort((a, b) -> a.location().orElse("").compareTo(b.location().orElse("")));
    for (Path file : files(GENOME)) {
      if (!known.contains(file)) {
        references.add(listed(file));
      }
    }
    return references;
  }

  /**
   * Reads the bases of a packed genome, and compares them with its contigs' MD5s.
   *
   * @return the contigs whose bases are not those that were packed
   * @throws IOException if the file is gone or is not whole
   */
  public static List<Contig> damaged(CachedReference reference) throws IOException {
    return GenomeFile.open(reference.file()).damaged();
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
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ending))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  private Path genomeFile(String digest) {
    return folder.resolve(digest + GENOME);
  }

  private Path entryFile(FastaSource source) {
    return folder.resolve(key(source) + SOURCE);
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
