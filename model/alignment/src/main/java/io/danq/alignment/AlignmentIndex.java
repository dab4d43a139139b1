package io.danq.alignment;

import io.danq.sequence.disk.FileVersion;
import io.danq.sequence.file.SequenceFormatException;
import io.danq.sequence.genome.Contig;
import io.danq.sequence.genome.ReferenceGenome;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.broadinstitute.hellbender.utils.bwa.BwaMemIndex;
import org.broadinstitute.hellbender.utils.bwa.CouldNotReadImageException;

/**
 * BWA's index of a reference genome, mapped into memory once per JVM and shared by all its threads.
 * It stays mapped, because threads may use it at any time; the system can reclaim the memory of a
 * mapping. Thread-safe.
 */
public final class AlignmentIndex {
  private static final Map<FileVersion, AlignmentIndex> OPEN = new HashMap<>();

  private final BwaMemIndex index;
  private final List<Contig> contigs;
  private final Map<InsertSize, ReadAligner> aligners = new ConcurrentHashMap<>();

  private AlignmentIndex(BwaMemIndex index, List<Contig> contigs) {
    this.index = index;
    this.contigs = contigs;
  }

  /**
   * Opens an image that a user names. Reads all of it and compares it with the genome.
   *
   * @param image made by GATK's {@code BwaMemIndexImageCreator} or by {@link IndexCache}
   * @throws SequenceFormatException if it is damaged or belongs to another genome
   * @throws IOException if it cannot be read, or BWA's native library does not load
   */
  public static AlignmentIndex open(Path image, ReferenceGenome genome) throws IOException {
    try {
      return open(image, genome, true);
    } catch (NoSuchFileException e) {
      throw new FileNotFoundException("no such index image: " + image);
    }
  }

  /** As {@link #open}, without reading the bulk of the image. */
  static AlignmentIndex openKnown(Path image, ReferenceGenome genome) throws IOException {
    return open(image, genome, false);
  }

  private static synchronized AlignmentIndex open(Path image, ReferenceGenome genome, boolean whole)
      throws IOException {
    BwaNatives.load();
    List<Contig> contigs = checked(image, genome);
    FileVersion version = FileVersion.of(image);
    AlignmentIndex known = OPEN.get(version);
    if (known != null && known.contigs.equals(contigs)) {
      return known;
    }
    if (whole) {
      ImageContent.check(image, genome);
    }
    try {
      BwaMemIndex index = known == null ? new BwaMemIndex(image.toString()) : known.index;
      AlignmentIndex opened = new AlignmentIndex(index, contigs);
      OPEN.put(version, opened);
      return opened;
    } catch (CouldNotReadImageException e) {
      throw new IOException("cannot map the index image " + image + ": " + e.getMessage(), e);
    }
  }

  /** The genome's contigs in the order of the image; contigs without bases are not in it. */
  private static List<Contig> checked(Path image, ReferenceGenome genome) throws IOException {
    ImageLayout layout;
    try (FileChannel channel = FileChannel.open(image, StandardOpenOption.READ)) {
      layout = ImageLayout.read(image.toString(), channel);
    }
    List<Contig> contigs = genome.contigs().stream().filter(c -> c.length() > 0).toList();
    List<ImageContig> found = layout.contigs();
    for (int i = 0; i < Math.max(contigs.size(), found.size()); i++) {
      String expected = i < contigs.size() ? describe(contigs.get(i)) : "no more contigs";
      String actual = i < found.size() ? describe(found.get(i)) : "no more contigs";
      if (!expected.equals(actual)) {
        throw new SequenceFormatException(
            String.format(
                "%s is the index of another genome: it has %s where the reference has %s",
                image, actual, expected));
      }
    }
    return contigs;
  }

  private static String describe(Contig contig) {
    return contig.name() + " of " + contig.length() + " bases";
  }

  private static String describe(ImageContig contig) {
    return contig.name() + " of " + contig.length() + " bases";
  }

  /** The shared aligner for pairs of an insert size. */
  public ReadAligner aligner(InsertSize insertSize) {
    return aligners.computeIfAbsent(insertSize, size -> new ReadAligner(this, size));
  }

  BwaMemIndex index() {
    return index;
  }

  /** A contig by its number in the image. */
  List<Contig> contigs() {
    return contigs;
  }
}
