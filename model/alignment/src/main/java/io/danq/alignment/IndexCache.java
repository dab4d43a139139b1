package io.danq.alignment;

import io.danq.sequence.disk.Folders;
import io.danq.sequence.disk.WholeFile;
import io.danq.sequence.file.SequenceFormatException;
import io.danq.sequence.genome.BuildLock;
import io.danq.sequence.genome.PackedReference;
import io.danq.sequence.genome.PackingListener;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps the index of a packed reference next to it, as {@code DIGEST.bwa}, named by the reference's
 * content. The first to need it makes it; from then on all threads and processes of the machine map
 * that file. It appears only when it is complete and has been compared with the genome. Stateless.
 */
public final class IndexCache {
  private static final String ENDING = ".bwa";
  private static final String UNFINISHED = ".unfinished";

  private IndexCache() {}

  /**
   * Opens the index of a reference, and makes it if it does not exist. Waits while another thread
   * or process makes it.
   *
   * @param location of the reference's FASTA, for messages
   * @throws IOException if it cannot be made or read, or BWA's native library does not load;
   *     nothing unfinished is left
   */
  public static AlignmentIndex open(
      PackedReference reference, String location, PackingListener listener) throws IOException {
    return openOrMake(reference, location, listener).index();
  }

  /**
   * As {@link #open}, and says whether this call made the index.
   *
   * @throws IOException as {@link #open}
   */
  public static CachedIndex openOrMake(
      PackedReference reference, String location, PackingListener listener) throws IOException {
    BwaNatives.load();
    Path image = image(reference.file());
    Optional<AlignmentIndex> found = find(reference, image, listener);
    return found.isPresent()
        ? new CachedIndex(found.get(), image, false)
        : make(reference, image, location, listener);
  }

  /**
   * Where the index of a reference is, or will be.
   *
   * @param genome the packed reference
   */
  public static Path image(Path genome) {
    String name = genome.getFileName().toString();
    return genome.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ENDING);
  }

  private static Optional<AlignmentIndex> find(
      PackedReference reference, Path image, PackingListener listener) throws IOException {
    try {
      return Optional.of(AlignmentIndex.openKnown(image, reference.genome()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (SequenceFormatException e) {
      listener.note(e.getMessage() + "; it is made again");
      return Optional.empty();
    }
  }

  private static CachedIndex make(
      PackedReference reference, Path image, String location, PackingListener listener)
      throws IOException {
    Path folder = Objects.requireNonNull(image.getParent()).toRealPath();
    String name = image.getFileName().toString();
    Path locked = folder.resolve("." + name + ".lock");
    try (BuildLock lock = BuildLock.take(locked, "indexes " + location, listener)) {
      Optional<AlignmentIndex> meanwhile = find(reference, image, PackingListener.NONE);
      if (meanwhile.isPresent()) {
        return new CachedIndex(meanwhile.get(), image, false);
      }
      if (lock.isExclusive()) {
        deleteUnfinished(folder, name);
      }
      Path work = folder.resolve(WholeFile.unfinishedName(name));
      Files.createDirectory(work);
      try {
        Path made = new IndexBuild(location, reference.genome(), listener).run(work);
        WholeFile.write(image, unfinished -> Files.move(made, unfinished));
      } finally {
        Folders.delete(work);
      }
      return new CachedIndex(AlignmentIndex.openKnown(image, reference.genome()), image, true);
    }
  }

  /** Deletes what killed processes left. */
  private static void deleteUnfinished(Path folder, String name) throws IOException {
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(folder, "." + name + ".*" + UNFINISHED)) {
      for (Path path : left) {
        Folders.delete(path);
      }
    }
  }
}
