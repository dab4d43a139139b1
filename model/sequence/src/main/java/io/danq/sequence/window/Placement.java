package io.danq.sequence.window;

import io.danq.sequence.AlignmentTags;
import io.danq.sequence.GenomicInterval;
import io.danq.sequence.Strand;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a window of an aligned read lies on the genome.
 *
 * @param span the stretch of the contig that the window spans: of its aligned bases or, for an
 *     anchored window, including those of the reference
 * @param strand the read's strand
 * @param anchor the bin that the window was cut for; empty if it was cut at a position of the read
 * @param tags what is known of the read's alignment
 */
public record Placement(
    GenomicInterval span, Strand strand, Optional<Anchor> anchor, AlignmentTags tags) {
  /**
   * The bin of an anchored window.
   *
   * @param bin the bin that the window describes, {@link WindowSpec#BIN} bases, starting at a
   *     multiple of that number
   * @param readBaseFraction share of the window's bases that came from the read, 0 to 1; the others
   *     are the reference's
   */
  public record Anchor(GenomicInterval bin, float readBaseFraction) {
    public Anchor {
      Objects.requireNonNull(bin, "bin");
    }
  }

  public Placement {
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(strand, "strand");
    Objects.requireNonNull(anchor, "anchor");
    Objects.requireNonNull(tags, "tags");
  }
}
