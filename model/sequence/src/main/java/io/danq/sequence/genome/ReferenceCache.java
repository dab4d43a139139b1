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
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A folder of packed genomes. The first to open a FASTA packs it, 4 bits per base; from then on all
 * threads, jobs and processes of the machine map that file into memory and share it. A packed file
 * appears only when it is complete. Immutable and thread-safe.
 */
public final class ReferenceCache {
  private final CacheFolder folder;

  private ReferenceCache(CacheFolder folder) {
    this.folder = folder;
  }

  /** The cache in a folder, which is made when it is needed. */
  public static ReferenceCache at(Path folder) {
    return new ReferenceCache(new CacheFolder(folder.toAbsolutePath().normalize()));
  }

  /**
   * The default folder: {@code danq/references} in {@code $XDG_CACHE_HOME}, in {@code ~/.cache} if
   * that is not set, and in the temporary folder if there is no home that we may write to.
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
    return folder.path();
  }

  /**
   * Opens a reference, and packs it if it is new here or has changed. Waits while another thread or
   * process packs it.
   *
   * @throws SequenceFormatException if it is not a FASTA file of a genome, cannot be read to its
   *     end, or has an index that does not fit
   * @throws IOException if the packed copy cannot be written; nothing of it is left behind
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
    Optional<CacheEntry> entry = folder.entry(source).filter(known -> known.isOf(source));
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    Path file = folder.genome(entry.get().genome());
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
    Files.createDirectories(folder.path());
    try (BuildLock lock =
        BuildLock.take(folder.lock(source), "packs " + source.location(), listener)) {
      Optional<PackedReference> meanwhile = find(source, PackingListener.NONE);
      if (meanwhile.isPresent()) {
        return meanwhile.get();
      }
      if (lock.isExclusive()) {
        WholeFile.deleteUnfinished(folder.packing(source));
      }
      PackingSpace.check(source, index, folder.path());
      Path unfinished = folder.unfinished(source);
      unfinished.toFile().deleteOnExit(); // after a signal that lets this JVM tidy up
      try {
        GenomeTable table = pack(source, unfinished, listener);
        Path file = folder.genome(table.digest());
        if (!isWhole(file)) {
          Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
        CacheEntry.of(source, table).write(folder.entryFile(source));
        return new PackedReference(OpenGenomes.open(file), file, true);
      } catch (GenomeWriter.WriteException e) {
        throw new IOException(
            "cannot write the packed copy of "
                + source.location()
                + " into "
                + folder.path()
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
    return folder.list();
  }

  /**
   * Deletes a packed genome and what was made of it, unless another FASTA shares it.
   *
   * @param name of the reference: location or path of its FASTA, or the name of its packed genome
   *     without the ending
   * @throws java.io.FileNotFoundException if the cache does not know it
   * @throws IOException if another process has mapped it; nothing is deleted then
   */
  public RemovedReference remove(String name) throws IOException {
    return new Removal(folder).remove(name);
  }

  /**
   * Reads the bases of a packed genome, and compares them with its contigs' MD5s.
   *
   * @return the contigs whose bases have changed since they were packed
   * @throws IOException if the file is missing or damaged
   */
  public static List<Contig> damaged(CachedReference reference) throws IOException {
    return GenomeFile.open(reference.file()).damaged();
  }
}
