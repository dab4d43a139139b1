package io.danq.beam.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.sequence.file.SequenceFormatException;
import io.danq.sequence.genome.Contig;
import io.danq.sequence.genome.FastaSource;
import io.danq.sequence.genome.PackedReference;
import io.danq.sequence.genome.PackingListener;
import io.danq.sequence.genome.ReferenceCache;
import io.danq.sequence.genome.ReferenceGenome;
import io.danq.sequence.testing.RandomDna;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReferencesTest {
  private static final int THREADS = 8;

  @TempDir Path folder;
  private Path fasta;
  private String cache;

  @BeforeEach
  void write() throws IOException {
    String bases = new RandomDna(1).text(3_000_000);
    fasta = Files.writeString(folder.resolve("genome.fa"), ">chr1 x\n" + bases + "\n>chrM\nACGT\n");
    cache = folder.resolve("cache").toString();
  }

  @Test
  void aReferenceIsOpenedByItsPathOrUri() throws IOException {
    ReferenceGenome genome = References.open(fasta.toString(), cache);
    assertThat(genome.contigs()).extracting(Contig::name).containsExactly("chr1", "chrM");
    assertThat(References.open("file:" + fasta, cache)).isSameAs(genome);
  }

  @Test
  void threadsThatOpenItAtOnceShareOneGenome() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<ReferenceGenome>> opened = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        opened.add(threads.submit(() -> References.open(fasta.toString(), cache)));
      }
      for (Future<ReferenceGenome> genome : opened) {
        assertThat(genome.get()).isSameAs(opened.get(0).get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatThrownBy(() -> References.open(fasta + ".gz", cache))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessage("no such reference: " + fasta + ".gz");
  }

  @Test
  void aGlobThatMatchesSeveralFilesIsRefused() throws IOException {
    Files.writeString(folder.resolve("other.fa"), ">a\nA\n");
    assertThatThrownBy(() -> References.open(folder + "/*.fa", cache))
        .hasMessage("the reference must be one file, but " + folder + "/*.fa matches 2");
  }

  /** The way that files elsewhere take, with a file that Beam opens here. */
  @Test
  void aFileOfBeamsIsReadWithItsIndex() throws IOException {
    Metadata metadata = FileSystems.match(fasta.toString()).metadata().get(0);
    FastaSource source = new ResourceFasta(metadata);
    ReferenceCache packed = References.cache(cache);
    PackedReference reference = packed.open(source, PackingListener.NONE);
    assertThat(reference.packedNow()).isTrue();
    assertThat(packed.open(source, PackingListener.NONE).packedNow()).isFalse();
    Files.writeString(folder.resolve("genome.fa.fai"), "chr1\t3000000\t8\t60\t61\n");
    assertThatThrownBy(() -> packed.open(source, PackingListener.NONE))
        .isInstanceOf(SequenceFormatException.class)
        .hasMessageContaining("genome.fa.fai does not fit its FASTA: number of contigs: 1 there");
  }
}
