package io.danq.prediction.bin;

import io.danq.sequence.AlignmentTags;
import io.danq.sequence.window.Placement;
import io.danq.sequence.window.SequenceWindow;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The reads that are summed together: those of one bin, phase set and haplotype. Coordinates are
 * 0-based and half-open. Bins are ordered by contig, start, phase set (none first) and haplotype.
 *
 * @param contig the contig's name
 * @param start first base of the bin
 * @param end one past its last base
 * @param phaseSet the tag PS; empty without one, and for reads of no haplotype
 * @param haplotype the tag HP; {@value #UNTAGGED} for reads without one
 */
public record BinKey(String contig, int start, int end, OptionalInt phaseSet, int haplotype)
    implements Comparable<BinKey> {
  /** The haplotype of reads that are not known to be of one. */
  public static final int UNTAGGED = 0;

  private static final Comparator<BinKey> ORDER =
      Comparator.comparing(BinKey::contig)
          .thenComparingInt(BinKey::start)
          .thenComparing(key -> key.phaseSet.isPresent())
          .thenComparingInt(key -> key.phaseSet.orElse(0))
          .thenComparingInt(BinKey::haplotype);

  /** The bin that a window belongs to; empty if it is not anchored to the genome. */
  static Optional<BinKey> of(SequenceWindow window) {
    return window.placement().flatMap(BinKey::of);
  }

  private static Optional<BinKey> of(Placement placement) {
    AlignmentTags tags = placement.tags();
    int haplotype = tags.haplotype().orElse(UNTAGGED);
    OptionalInt phaseSet = haplotype == UNTAGGED ? OptionalInt.empty() : tags.phaseSet();
    return placement
        .anchor()
        .map(
            anchor ->
                new BinKey(
                    anchor.bin().contig(),
                    anchor.bin().start(),
                    anchor.bin().end(),
                    phaseSet,
                    haplotype));
  }

  @Override
  public int compareTo(BinKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return String.format(
        "%s:%d-%d, %shaplotype %d",
        contig,
        start,
        end,
        phaseSet.isPresent() ? "phase set " + phaseSet.getAsInt() + ", " : "",
        haplotype);
  }
}
