package io.danq.alignment;

import io.danq.sequence.genome.Contig;
import io.danq.sequence.genome.ReferenceGenome;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a genome as FASTA, a megabyte at a time. */
final class GenomeFasta {
  private static final int LINE = 1 << 20;

  private GenomeFasta() {}

  /** Writes the contigs that have bases, with IUPAC codes as they are. */
  static void write(ReferenceGenome genome, Path file) throws IOException {
    byte[] line = new byte[LINE];
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), LINE)) {
      for (Contig contig : genome.contigs()) {
        if (contig.length() == 0) {
          continue;
        }
        out.write(('>' + contig.name() + '\n').getBytes(StandardCharsets.UTF_8));
        for (int from = 0; from < contig.length(); from += LINE) {
          int to = (int) Math.min((long) from + LINE, contig.length());
          genome.copy(contig, from, to, line, 0);
          out.write(line, 0, to - from);
          out.write('\n');
        }
      }
    }
  }
}
