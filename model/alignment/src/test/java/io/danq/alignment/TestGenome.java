package io.danq.alignment;

import io.danq.sequence.genome.LocalFasta;
import io.danq.sequence.genome.PackedReference;
import io.danq.sequence.genome.PackingListener;
import io.danq.sequence.genome.ReferenceCache;
import io.danq.sequence.testing.RandomDna;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A genome of 100,000 random bases on two contigs, with a contig that is empty, three copies of one
 * stretch and a short tandem repeat.
 */
final class TestGenome {
  static final int COPY = 2_000;

  private TestGenome() {}

  static Map<String, String> contigs() {
    RandomDna dna = new RandomDna(11);
    String copy = dna.text(COPY);
    String first = dna.text(20_000) + copy + dna.text(20_000) + "N".repeat(500) + dna.text(20_000);
    String second =
        dna.text(10_000) + copy + "CAG".repeat(400) + dna.text(20_000) + copy + dna.text(6_000);
    return Map.of("chr1", first, "chr2", second);
  }

  /** Packs the genome into a folder of packed references. */
  static PackedReference pack(Path folder) throws IOException {
    return pack(folder, contigs());
  }

  static PackedReference pack(Path folder, Map<String, String> contigs) throws IOException {
    StringBuilder text = new StringBuilder(">empty\n");
    contigs.keySet().stream()
        .sorted()
        .forEach(name -> text.append(">" + name + "\n" + contigs.get(name) + "\n"));
    Path fasta = Files.writeString(Files.createTempFile(folder, "genome", ".fa"), text);
    return ReferenceCache.at(folder.resolve("cache"))
        .open(LocalFasta.of(fasta), PackingListener.NONE);
  }
}
