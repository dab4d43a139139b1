package io.danq.sequence;

import io.danq.sequence.Alignment.Kind;
import io.danq.sequence.Alignment.Step;
import java.util.List;
import java.util.Optional;

/**
 * Where the aligned bases of a read lie on its contig. A read may have as many windows as
 * operations, so the operations of one window are found without a look at the others. Immutable.
 */
public final class AlignedBases {
  private final String contig;
  private final List<Step> steps;

  private AlignedBases(String contig, List<Step> steps) {
    this.contig = contig;
    this.steps = steps;
  }

  /** The aligned bases of an alignment. */
  public static AlignedBases of(Alignment alignment) {
    return new AlignedBases(
        alignment.contig(),
        alignment.steps().stream()
            .filter(step -> step.operation().kind() == Kind.ALIGNED)
            .toList());
  }

  /**
   * The stretch of the contig that the aligned bases of {@code readStart..readEnd} span. Positions
   * in the read are 0-based, ends are exclusive.
   *
   * @return empty if none of these bases is aligned
   */
  public Optional<GenomicInterval> span(int readStart, int readEnd) {
    int first = stepsUpTo(readStart);
    if (first > 0 && end(steps.get(first - 1)) > readStart) {
      first--;
    }
    int last = stepsUpTo(readEnd - 1) - 1;
    if (readStart >= readEnd || first > last) {
      return Optional.empty();
    }
    Step left = steps.get(first);
    Step right = steps.get(last);
    return Optional.of(
        new GenomicInterval(
            contig,
            Math.max(readStart, left.readStart()) + shift(left),
            Math.min(readEnd, end(right)) + shift(right)));
  }

  /** How many steps begin at a position of the read or before it. */
  private int stepsUpTo(int position) {
    int from = 0;
    int to = steps.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (steps.get(middle).readStart() <= position) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private static int end(Step step) {
    return step.readStart() + step.operation().length();
  }

  private static int shift(Step step) {
    return step.contigStart() - step.readStart();
  }
}
