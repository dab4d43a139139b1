package io.danq.prediction.haplotype;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the bins whose haplotypes differ most, by their strongest targets. Not thread-safe. */
public final class StrongestBins {
  /** Highest score first; of equal ones in the order of the genome. */
  private static final Comparator<TargetDifference> ORDER =
      Comparator.comparingDouble(TargetDifference::score)
          .reversed()
          .thenComparing(TargetDifference::contig)
          .thenComparingInt(TargetDifference::start);

  private final PriorityQueue<TargetDifference> kept = new PriorityQueue<>(ORDER.reversed());
  private final int most;

  /**
   * Keeps some.
   *
   * @param most how many, 0 or more
   */
  public StrongestBins(int most) {
    this.most = most;
  }

  /** Adds a bin. */
  public void add(HaplotypeDifference difference) {
    kept.add(difference.of(difference.strongest()));
    if (kept.size() > most) {
      kept.poll();
    }
  }

  /** The kept bins, highest score first. */
  public List<TargetDifference> inOrder() {
    List<TargetDifference> order = new ArrayList<>(kept);
    order.sort(ORDER);
    return order;
  }
}
