package io.danq.sequence.genome;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.testing.TestSeed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A FASTA and the cache that packs it. */
abstract class PackedFasta {
  static final Map<String, String> CONTIGS = Fasta.random(7, 3001, 0, 1, 140_000, 64);

  @TempDir Path folder;
  Path fasta;
  ReferenceCache cache;

  /** Keeps all that is reported. */
  static final class Told implements PackingListener {
    final List<String> notes = new ArrayList<>();
    long read;

    @Override
    public void read(long bytes, long total) {
      read = bytes;
    }

    @Override
    public void note(String what) {
      notes.add(what);
    }
  }

  @BeforeEach
  final void makePaths() {
    fasta = folder.resolve("genome.fa");
    cache = ReferenceCache.at(folder.resolve("cache"));
  }

  final void write(Map<String, String> contigs) throws IOException {
    Files.write(fasta, Fasta.bytes(Fasta.text(contigs, 60, "\n")));
  }

  final void writeIndex(String... lines) throws IOException {
    Files.write(folder.resolve("genome.fa.fai"), List.of(lines));
  }

  final PackedReference open() throws IOException {
    return cache.open(LocalFasta.of(fasta), PackingListener.NONE);
  }

  final List<String> files() throws IOException {
    if (!Files.exists(cache.folder())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(cache.folder())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  static void assertHas(ReferenceGenome genome, Map<String, String> contigs) {
    assertThat(genome.contigs())
        .extracting(Contig::name)
        .containsExactlyElementsOf(contigs.keySet());
    Random random = TestSeed.random();
    for (Contig contig : genome.contigs()) {
      String text = contigs.get(contig.name());
      assertThat(contig.length()).isEqualTo(text.length());
      assertThat(contig.md5()).isEqualTo(Fasta.md5(text));
      for (int i = 0; i < 50; i++) {
        int from = random.nextInt(text.length() + 1400) - 1200;
        int to = from + random.nextInt(1200);
        assertThat(genome.bases(contig, from, to))
            .asString(StandardCharsets.US_ASCII)
            .as("%s %d..%d", contig, from, to)
            .isEqualTo(Fasta.stretch(text, from, to));
      }
    }
    assertThat(genome.damaged()).isEmpty();
  }
}
