package io.danq.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Where an aligned read lies on its contig, and what its aligner says about it.
 *
 * <p>The read runs in the direction of the reference, as SAM stores it. Positions in the read and
 * on the contig are 0-based, ends are exclusive.
 *
 * @param contig name of the contig, as in the reads' file or message
 * @param contigLength the contig's length there; empty if it does not say
 * @param strand the strand the read came from
 * @param start first position on the contig, at least 0
 * @param operations the CIGAR in order, without hard clips and padding
 * @param tags what else is known of the alignment
 */
public record Alignment(
    String contig,
    OptionalInt contigLength,
    Strand strand,
    int start,
    List<Operation> operations,
    AlignmentTags tags) {

  /** What an operation of a CIGAR does (SAMv1, section 1.4.6). */
  public enum Kind {
    /** M, = and X: bases of the read lie on bases of the contig. */
    ALIGNED(true, true),
    /** I: bases of the read that the contig does not have. */
    INSERTED(true, false),
    /** S: bases of the read that are not part of the alignment. */
    CLIPPED(true, false),
    /** D: bases of the contig that the read does not have. */
    DELETED(false, true),
    /** N: bases of the contig that the read skips, for example an intron. */
    SKIPPED(false, true);

    private final boolean takesRead;
    private final boolean takesContig;

    Kind(boolean takesRead, boolean takesContig) {
      this.takesRead = takesRead;
      this.takesContig = takesContig;
    }

    /** Whether it advances in the read. */
    public boolean takesRead() {
      return takesRead;
    }

    /** Whether it advances on the contig. */
    public boolean takesContig() {
      return takesContig;
    }
  }

  /**
   * One operation.
   *
   * @param length number of bases, at least 1
   */
  public record Operation(Kind kind, int length) {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the length is below 1
     */
    public Operation {
      Objects.requireNonNull(kind, "kind");
      if (length < 1) {
        throw new IllegalArgumentException(
            "an operation of a CIGAR has at least 1 base, not " + length);
      }
    }
  }

  /**
   * An operation in its place.
   *
   * @param readStart its first base in the read, or the position between two bases where it lies
   * @param contigStart its first base on the contig, or the position between two bases where it
   *     lies
   */
  public record Step(Operation operation, int readStart, int contigStart) {}

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if the start is negative, or read or alignment end past
   *     position 2,147,483,647
   */
  public Alignment {
    Objects.requireNonNull(contig, "contig");
    Objects.requireNonNull(contigLength, "contigLength");
    Objects.requireNonNull(strand, "strand");
    Objects.requireNonNull(tags, "tags");
    operations = List.copyOf(operations);
    long end = start + sum(operations, Kind::takesContig);
    long bases = sum(operations, Kind::takesRead);
    if (start < 0 || Math.max(end, bases) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          String.format(
              "an alignment of %d bases from %d to %d is impossible; the last position is %d",
              bases, start, end, Integer.MAX_VALUE));
    }
  }

  /** One past its last base on the contig; {@code start} if it has none there. */
  public int end() {
    return start + (int) sum(operations, Kind::takesContig);
  }

  /** Bases of the read that the CIGAR takes; 0 if there is no CIGAR. */
  public int readLength() {
    return (int) sum(operations, Kind::takesRead);
  }

  /** Bases of the operations of some kinds. */
  private static long sum(List<Operation> operations, Predicate<Kind> kinds) {
    long sum = 0;
    for (Operation operation : operations) {
      sum += kinds.test(operation.kind) ? operation.length : 0;
    }
    return sum;
  }

  /** The operations with their places, in order. */
  public List<Step> steps() {
    List<Step> steps = new ArrayList<>(operations.size());
    int read = 0;
    int position = start;
    for (Operation operation : operations) {
      steps.add(new Step(operation, read, position));
      read += operation.kind.takesRead ? operation.length : 0;
      position += operation.kind.takesContig ? operation.length : 0;
    }
    return steps;
  }
}
