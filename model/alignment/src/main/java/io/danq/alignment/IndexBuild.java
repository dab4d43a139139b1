package io.danq.alignment;

import io.danq.sequence.file.SequenceFormatException;
import io.danq.sequence.genome.PackingListener;
import io.danq.sequence.genome.ReferenceGenome;
import io.danq.sequence.support.JavaProcess;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.broadinstitute.hellbender.utils.bwa.BwaMemIndex;

/**
 * Indexes a genome in a separate process, after announcing how much time, memory and disk space
 * that takes.
 */
final class IndexBuild {
  /** What BWA needs per base, measured with 100 million random bases. */
  private static final double MEMORY_PER_BASE = 5;

  /** The FASTA, BWA's five files and the image, which exist at the same time. */
  private static final double DISK_PER_BASE = 4.6;

  /** The image alone. */
  private static final double IMAGE_PER_BASE = 1.75;

  private static final double BASES_PER_SECOND = 4e5;
  private static final double WORTH_A_NOTE_SECONDS = 5;
  private static final double MEGABYTE = 1e6;
  private static final long TELL_AFTER_SECONDS = 300;
  private static final List<String> OPTIONS = List.of("-Xmx64m", "-Xss1m", "-XX:+UseSerialGC");

  private final String what;
  private final ReferenceGenome genome;
  private final PackingListener listener;
  private final long bases;

  /**
   * Prepares a build.
   *
   * @param what the genome, in messages
   */
  IndexBuild(String what, ReferenceGenome genome, PackingListener listener) {
    this.what = what;
    this.genome = genome;
    this.listener = listener;
    this.bases = genome.contigs().stream().mapToLong(contig -> contig.length()).sum();
  }

  /**
   * Makes the image in a folder.
   *
   * @param folder an empty one; the caller deletes it
   * @throws IOException if the disk has too little space, or BWA fails; the message names the
   *     genome
   */
  Path run(Path folder) throws IOException {
    checkSpace(folder);
    say(
        String.format(
            Locale.ROOT,
            "indexing it for alignment, once on this machine: %,d bases take about %s, %,.0f MB of"
                + " memory and, meanwhile, %,.0f MB in %s; the index takes %,.0f MB",
            bases,
            duration(bases / BASES_PER_SECOND),
            megabytes(MEMORY_PER_BASE),
            megabytes(DISK_PER_BASE),
            folder.getParent(),
            megabytes(IMAGE_PER_BASE)));
    long start = System.nanoTime();
    Path fasta = folder.resolve("reference.fa");
    Path image = folder.resolve("image");
    GenomeFasta.write(genome, fasta);
    index(folder, fasta, image);
    checkWhole(image, folder);
    say(String.format(Locale.ROOT, "indexed in %s", duration((System.nanoTime() - start) / 1e9)));
    return image;
  }

  /** Announces steps that take so long that somebody might wonder. */
  private void say(String note) {
    if (bases > WORTH_A_NOTE_SECONDS * BASES_PER_SECOND) {
      listener.note(note);
    }
  }

  private double megabytes(double perBase) {
    return Math.ceil(bases * perBase / MEGABYTE);
  }

  private static String duration(double seconds) {
    return seconds < 90
        ? String.format(Locale.ROOT, "%.0f s", Math.max(1, seconds))
        : String.format(Locale.ROOT, "%.0f minutes", seconds / 60);
  }

  private void checkSpace(Path folder) throws IOException {
    double free = Files.getFileStore(folder).getUsableSpace() / MEGABYTE;
    double needed = megabytes(DISK_PER_BASE);
    if (free < needed) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "no space to index %s in %s: it temporarily needs about %,.0f MB, and %,.0f MB are"
                  + " free",
              what,
              folder.getParent(),
              needed,
              free));
    }
  }

  /** BWA does not notice when the image it writes is cut off. */
  private void checkWhole(Path image, Path folder) throws IOException {
    try {
      ImageContent.check(image, genome);
    } catch (SequenceFormatException | EOFException e) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "BWA could not index %s: its image is incomplete; is there space in %s?",
              what,
              folder.getParent()),
          e);
    }
  }

  private void index(Path folder, Path fasta, Path image) throws IOException {
    Path log = folder.resolve("log");
    ProcessBuilder builder =
        JavaProcess.of(IndexProcess.class, fasta.toAbsolutePath(), image.toAbsolutePath())
            .withClassPath(
                linked(folder, "danq", IndexProcess.class)
                    + File.pathSeparator
                    + linked(folder, "bwa", BwaMemIndex.class))
            .withOptions(OPTIONS)
            .withOptions(List.of("-Djava.io.tmpdir=" + folder.toAbsolutePath()))
            .withOptions(BwaNatives.named().map(file -> "-D" + file).stream().toList())
            .builder()
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    try {
      long seconds = 0;
      while (!process.waitFor(1, TimeUnit.SECONDS)) {
        seconds++;
        listener.indexed(BwaLog.read(log).fraction());
        if (seconds % TELL_AFTER_SECONDS == 0) {
          listener.note("indexing it for " + seconds / 60 + " minutes now");
        }
      }
      if (process.exitValue() != 0 || !Files.isRegularFile(image)) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "BWA could not index %s (exit code %d, %s); it needs about %,.0f MB of memory",
                what,
                process.exitValue(),
                BwaLog.read(log).lastLine(),
                megabytes(MEMORY_PER_BASE)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while it indexed " + what);
    } finally {
      process.destroyForcibly();
    }
  }

  /**
   * Links to the jar or folder of a class, by a name in {@code folder}. Flink's workers keep jars
   * in folders that are named after host and port, and a colon would divide a class path.
   */
  private static String linked(Path folder, String name, Class<?> type) throws IOException {
    Files.createSymbolicLink(folder.resolve(name), location(type));
    return name;
  }

  /** The file or folder that a class was loaded from. */
  private static Path location(Class<?> type) throws IOException {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      if (source != null) {
        return Path.of(source.getLocation().toURI());
      }
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IOException("the jar of " + type.getName() + " is not a file", e);
    }
    throw new IOException("the jar of " + type.getName() + " is not known");
  }
}
