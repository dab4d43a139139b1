package io.danq.sequence.window;

import io.danq.sequence.Alignment;
import io.danq.sequence.genome.Contig;
import io.danq.sequence.genome.ReferenceGenome;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the contig of an alignment in a reference, or says why the reference lacks it. Thread-safe.
 */
final class ContigFinder {
  private final ReferenceGenome genome;

  ContigFinder(ReferenceGenome genome) {
    this.genome = genome;
  }

  /**
   * The contig, or why there is none.
   *
   * @param message empty if there is a contig
   */
  record Result(Optional<Contig> contig, String message) {}

  /**
   * Finds a contig with the alignment's name and length. Without a length, the name must match
   * exactly: an alias may be a contig of another length.
   */
  Result find(Alignment alignment) {
    String name = alignment.contig();
    Optional<Contig> contig =
        alignment.contigLength().isPresent()
            ? genome.contig(name, alignment.contigLength().getAsInt())
            : genome.contig(name);
    if (contig.isEmpty()) {
      return new Result(contig, missing(alignment));
    }
    if (alignment.end() > contig.get().length()) {
      return new Result(
          Optional.empty(),
          String.format(
              Locale.ROOT,
              "the alignment ends at %,d, but contig %s of the reference ends at %,d",
              alignment.end(),
              contig.get().name(),
              contig.get().length()));
    }
    return new Result(contig, "");
  }

  private String missing(Alignment alignment) {
    String name = alignment.contig();
    return genome
        .contig(name)
        .map(
            other ->
                String.format(
                    Locale.ROOT,
                    "contig %s has %,d bases in the reads and %,d in the reference",
                    name,
                    alignment.contigLength().orElse(0),
                    other.length()))
        .orElseGet(
            () ->
                String.format(
                    Locale.ROOT,
                    "the reference has no contig %s%s; its first one is %s",
                    name,
                    alignment.contigLength().isPresent()
                        ? String.format(
                            Locale.ROOT, " of %,d bases", alignment.contigLength().getAsInt())
                        : "",
                    genome.contigs().isEmpty() ? "missing" : genome.contigs().get(0).name()));
  }
}
