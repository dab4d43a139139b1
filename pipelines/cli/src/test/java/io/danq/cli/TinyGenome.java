package io.danq.cli;

import io.danq.sequence.testing.RandomDna;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Three contigs of random bases, and peaks of three targets on them. */
record TinyGenome(Path reference, Path peaks) {
  private static final int TARGETS = 3;
  private static final int BIN = 200;

  static TinyGenome write(Path folder) throws IOException {
    Files.createDirectories(folder);
    StringBuilder fasta = new StringBuilder();
    List<String> contigs = List.of("chr1", "chr2", "chr3");
    int[] bins = {400, 120, 120};
    for (int i = 0; i < bins.length; i++) {
      String bases =
          new String(new RandomDna(i + 1).bases(bins[i] * BIN), StandardCharsets.US_ASCII);
      fasta.append('>').append(contigs.get(i)).append('\n').append(bases).append('\n');
    }
    Path reference = Files.writeString(folder.resolve("genome.fa"), fasta);
    Random random = new Random(7);
    StringBuilder table = new StringBuilder("index\tcell_type\tassay\ttreatment\tpeaks\n");
    for (int target = 0; target < TARGETS; target++) {
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < bins.length; i++) {
        for (int bin = 0; bin < bins[i]; bin++) {
          if (random.nextInt(4) == 0) {
            lines.append(contigs.get(i) + "\t" + bin * BIN + "\t" + (bin + 1) * BIN + "\n");
          }
        }
      }
      Files.writeString(folder.resolve("target" + target + ".bed"), lines);
      table.append(target + "\tK562\tASSAY" + target + "\tNone\ttarget" + target + ".bed\n");
    }
    return new TinyGenome(reference, Files.writeString(folder.resolve("peaks.tsv"), table));
  }
}
