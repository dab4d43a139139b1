package io.danq.beam.genome;

import io.danq.beam.file.FileMatch;
import io.danq.sequence.genome.FastaSource;
import io.danq.sequence.genome.LocalFasta;
import io.danq.sequence.genome.PackedReference;
import io.danq.sequence.genome.PackingListener;
import io.danq.sequence.genome.ReferenceCache;
import io.danq.sequence.genome.ReferenceGenome;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * Opens reference genomes by the path or URI of their FASTA. The first to open one on a machine
 * packs it into the machine's cache ({@link ReferenceCache}); all threads of a JVM then share one
 * {@link ReferenceGenome}. Thread-safe.
 */
public final class References {
  private References() {}

  /**
   * Opens a reference, and logs long steps.
   *
   * @param reference FASTA, plain, gzip or bgzip, on any Beam file system
   * @param cacheFolder local folder of the packed copies; null for {@link
   *     ReferenceCache#defaultFolder}
   * @throws FileNotFoundException if there is no such file
   * @throws IOException as {@link ReferenceCache#open}
   */
  public static ReferenceGenome open(String reference, @Nullable String cacheFolder)
      throws IOException {
    return packed(reference, cacheFolder).genome();
  }

  /** As {@link #open(String, String)}, but also returns the packed file. */
  public static PackedReference packed(String reference, @Nullable String cacheFolder)
      throws IOException {
    return open(reference, cache(cacheFolder), new LoggedPacking(reference));
  }

  /** As {@link #open(String, String)}, with a listener of the caller's. */
  public static PackedReference open(
      String reference, ReferenceCache cache, PackingListener listener) throws IOException {
    return cache.open(source(reference), listener);
  }

  /**
   * The cache in a local folder.
   *
   * @param folder null for {@link ReferenceCache#defaultFolder}
   */
  public static ReferenceCache cache(@Nullable String folder) {
    return ReferenceCache.at(
        folder == null || folder.isBlank() ? ReferenceCache.defaultFolder() : Path.of(folder));
  }

  private static FastaSource source(String reference) throws IOException {
    List<Metadata> found = FileMatch.all(reference);
    if (found.isEmpty()) {
      throw new FileNotFoundException("no such reference: " + reference);
    }
    if (found.size() > 1) {
      throw new IOException(
          "the reference must be one file, but " + reference + " matches " + found.size());
    }
    ResourceId file = found.get(0).resourceId();
    return file.getScheme().equals("file")
        ? LocalFasta.of(Path.of(file.toString()))
        : new ResourceFasta(found.get(0));
  }
}
