package io.danq.sequence.window;

import io.danq.sequence.GenomicInterval;
import io.danq.sequence.genome.Contig;
import io.danq.sequence.genome.ReferenceGenome;
import java.util.Optional;

/**
 * Gathers the bases of a stretch of a haplotype and records where they come from. Positions are
 * 0-based, ends are exclusive. Not thread-safe.
 */
final class HaplotypeStretch {
  private final ReferenceGenome genome;
  private final Contig contig;
  private final byte[] read;
  private final long from;
  private final byte[] target;
  private int readBases;
  private int readStart = Integer.MAX_VALUE;
  private int readEnd;
  private long contigStart = Long.MAX_VALUE;
  private long contigEnd = Long.MIN_VALUE;

  /**
   * Begins a stretch.
   *
   * @param from index of its first base in the haplotype
   * @param target takes its bases
   */
  HaplotypeStretch(ReferenceGenome genome, Contig contig, byte[] read, long from, byte[] target) {
    this.genome = genome;
    this.contig = contig;
    this.read = read;
    this.from = from;
    this.target = target;
  }

  /** One past the index of its last base. */
  long to() {
    return from + target.length;
  }

  /**
   * Adds what the stretch has of the reference's bases at some indices.
   *
   * @param shift a base's position on the contig minus its index
   */
  void addReference(long first, long last, long shift) {
    long begin = Math.max(first, from);
    long stop = Math.min(last, to());
    if (begin < stop) {
      int position = Math.toIntExact(begin + shift);
      int count = (int) (stop - begin);
      genome.copy(contig, position, position + count, target, (int) (begin - from));
      place(position, (long) position + count);
    }
  }

  /** Adds what the stretch has of bases of the read that lie on the contig. */
  void addAligned(long first, long last, int readPosition, int contigPosition) {
    long begin = Math.max(first, from);
    long stop = Math.min(last, to());
    if (begin < stop) {
      addInserted(first, last, readPosition);
      place(contigPosition + begin - first, contigPosition + stop - first);
    }
  }

  /** Adds what the stretch has of bases of the read that lie between two of the contig. */
  void addInserted(long first, long last, int readPosition) {
    long begin = Math.max(first, from);
    long stop = Math.min(last, to());
    if (begin < stop) {
      int at = readPosition + (int) (begin - first);
      int count = (int) (stop - begin);
      System.arraycopy(read, at, target, (int) (begin - from), count);
      readBases += count;
      readStart = Math.min(readStart, at);
      readEnd = Math.max(readEnd, at + count);
    }
  }

  /** Notes positions, as far as the contig has them. */
  private void place(long first, long last) {
    long begin = Math.max(0, first);
    long stop = Math.min(contig.length(), last);
    if (begin < stop) {
      contigStart = Math.min(contigStart, begin);
      contigEnd = Math.max(contigEnd, stop);
    }
  }

  /** How many of its bases come from the read. */
  int readBases() {
    return readBases;
  }

  /** The first base of the read in it; 0 if there is none. */
  int readStart() {
    return readBases == 0 ? 0 : readStart;
  }

  /** One past the last base of the read in it; 0 if there is none. */
  int readEnd() {
    return readEnd;
  }

  /** The part of the contig that it spans; empty if all its bases are inserted. */
  Optional<GenomicInterval> span() {
    return contigStart < contigEnd
        ? Optional.of(new GenomicInterval(contig.name(), (int) contigStart, (int) contigEnd))
        : Optional.empty();
  }
}
