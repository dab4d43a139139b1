package io.danq.sequence.genome;

import io.danq.sequence.file.ContigBases;
import java.util.Optional;

/** A reference genome as a source of bases for CRAM files. Thread-safe. */
public final class GenomeContigs implements ContigBases {
  private final ReferenceGenome genome;

  public GenomeContigs(ReferenceGenome genome) {
    this.genome = genome;
  }

  @Override
  public Optional<String> md5(String contig, int length) {
    return genome.contig(contig, length).map(Contig::md5);
  }

  @Override
  public byte[] bases(String contig, int length, int start, int end) {
    Contig found =
        genome
            .contig(contig, length)
            .orElseThrow(
                () -> new IllegalArgumentException("the reference has no contig " + contig));
    return genome.bases(found, start, end);
  }
}
