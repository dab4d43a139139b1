package io.danq.inference.benchmark;

import io.danq.sequence.genome.Contig;
import io.danq.sequence.genome.LocalFasta;
import io.danq.sequence.genome.PackedReference;
import io.danq.sequence.genome.PackingListener;
import io.danq.sequence.genome.ReferenceCache;
import io.danq.sequence.genome.ReferenceGenome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Copies windows of 1000 bases from anywhere in a packed genome of 200 million bases. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReferenceBenchmark {
  private static final int WINDOW = 1000;
  private static final int LINE = 1_000_000;
  private static final int LINES = 100;
  private static final int CONTIGS = 2;

  private final SplittableRandom random = new SplittableRandom(1);
  private final byte[] window = new byte[WINDOW];
  private Path folder;
  private ReferenceGenome genome;
  private List<Contig> contigs;

  /** Writes a FASTA and packs it. */
  @Setup(Level.Trial)
  public void pack() throws IOException {
    folder = Files.createTempDirectory("danq-benchmark-");
    Path fasta = folder.resolve("genome.fa");
    byte[] line = RandomReads.bases(LINE, 1);
    try (OutputStream out = Files.newOutputStream(fasta)) {
      for (int contig = 0; contig < CONTIGS; contig++) {
        out.write((">chr" + contig + "\n").getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < LINES; i++) {
          out.write(line);
          out.write('\n');
        }
      }
    }
    ReferenceCache cache = ReferenceCache.at(folder);
    PackedReference packed = cache.open(LocalFasta.of(fasta), PackingListener.NONE);
    genome = packed.genome();
    contigs = genome.contigs();
  }

  /** Deletes the files. */
  @TearDown(Level.Trial)
  public void delete() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** A window at a random position. */
  @Benchmark
  public byte[] window() {
    Contig contig = contigs.get(random.nextInt(CONTIGS));
    int from = random.nextInt(contig.length());
    genome.copy(contig, from, from + WINDOW, window, 0);
    return window;
  }
}
