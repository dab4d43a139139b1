package io.danq.sequence;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the bases of an aligned read lie on its contig.
 *
 * <p>The read runs in the direction of the reference, as SAM stores it. Positions in the read and
 * on the contig are 0-based. A block is a run of aligned bases without a gap, as a CIGAR's M, = and
 * X operations give it; inserted and soft-clipped bases are in no block.
 *
 * @param contig name of the reference sequence
 * @param strand the strand the read came from
 * @param blocks aligned runs, in read order
 */
public record Alignment(String contig, Strand strand, List<Block> blocks) {
  /**
   * A gapless run of aligned bases.
   *
   * @param readStart first base in the read
   * @param contigStart first base on the contig
   * @param length number of bases, at least 1
   */
  public record Block(int readStart, int contigStart, int length) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a position is negative, or the block is empty or ends
     *     past position 2,147,483,647
     */
    public Block {
      if (Math.min(readStart, contigStart) < 0
          || length < 1
          || (long) Math.max(readStart, contigStart) + length > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            String.format(
                "%d bases aligned from %d of the read and %d of the contig are impossible",
                length, readStart, contigStart));
      }
    }
  }

  public Alignment {
    Objects.requireNonNull(contig, "contig");
    Objects.requireNonNull(strand, "strand");
    blocks = List.copyOf(blocks);
  }

  /**
   * The stretch of the contig that the aligned bases of {@code readStart..readEnd} span.
   *
   * @return empty if none of these bases is aligned
   */
  public Optional<GenomicInterval> span(int readStart, int readEnd) {
    int start = Integer.MAX_VALUE;
    int end = -1;
    for (Block block : blocks) {
      int from = Math.max(readStart, block.readStart);
      int to = Math.min(readEnd, block.readStart + block.length);
      if (from < to) {
        int shift = block.contigStart - block.readStart;
        start = Math.min(start, from + shift);
        end = Math.max(end, to + shift);
      }
    }
    return end < 0 ? Optional.empty() : Optional.of(new GenomicInterval(contig, start, end));
  }
}
