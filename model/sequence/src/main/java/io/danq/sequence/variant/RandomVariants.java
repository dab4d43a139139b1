package io.danq.sequence.variant;

import io.danq.sequence.genome.Contig;
import io.danq.sequence.genome.ReferenceGenome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Draws random single-nucleotide variants. Each is drawn independently: its position uniformly over
 * the A, C, G and T of all contigs, its allele uniformly over the other three bases. The same
 * genome, count and seed give the same variants. Stateless.
 */
public final class RandomVariants {
  private static final String BASES = "ACGT";

  /** Number of draws allowed per variant, because some hit a base other than A, C, G and T. */
  private static final long MOST_MISSES = 1_000;

  private RandomVariants() {}

  /**
   * Draws variants.
   *
   * @param count how many
   * @throws IllegalArgumentException if the genome has no bases, or hardly any
   */
  public static List<Variant> draw(ReferenceGenome genome, int count, long seed) {
    long length = genome.contigs().stream().mapToLong(Contig::length).sum();
    Random random = new Random(seed);
    List<Variant> variants = new ArrayList<>(count);
    long misses = 0;
    while (variants.size() < count) {
      Optional<Variant> drawn =
          length == 0
              ? Optional.empty()
              : draw(genome, (long) (random.nextDouble() * length), random);
      drawn.ifPresent(variants::add);
      misses += drawn.isPresent() ? 0 : 1;
      if (misses > MOST_MISSES * (variants.size() + 1)) {
        throw new IllegalArgumentException(
            "the reference has hardly any A, C, G or T: " + length + " bases in all");
      }
    }
    return variants;
  }

  /**
   * The variant at a position, counted over all contigs in a row; empty if that is not an A, C, G
   * or T.
   */
  private static Optional<Variant> draw(ReferenceGenome genome, long place, Random random) {
    long position = place;
    for (Contig contig : genome.contigs()) {
      if (position < contig.length()) {
        byte base = genome.bases(contig, (int) position, (int) position + 1)[0];
        int code = BASES.indexOf(base);
        return code < 0
            ? Optional.empty()
            : Optional.of(variant(contig, position, code, random.nextInt(BASES.length() - 1)));
      }
      position -= contig.length();
    }
    throw new IllegalStateException("place " + place + " is beyond the genome");
  }

  private static Variant variant(Contig contig, long position, int code, int which) {
    String alt = BASES.substring(0, code) + BASES.substring(code + 1);
    return new Variant(
        contig.name(),
        position + 1,
        Optional.empty(),
        BASES.substring(code, code + 1),
        List.of(alt.substring(which, which + 1)));
  }
}
