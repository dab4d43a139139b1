package io.danq.prediction.haplotype;

import java.util.ArrayList;
import java.util.List;

/**
 * Sums up differences by target. A bin is weighted by its reads ({@link HaplotypePair#weight}). Not
 * thread-safe.
 */
public final class TargetSums {
  /** An E-value of at most this is rare. */
  public static final double RARE = 0.01;

  private final List<Sum> sums = new ArrayList<>();
  private double weights;
  private long bins;

  /**
   * A target's differences over all bins.
   *
   * @param meanDiff weighted mean of haplotype 1 minus haplotype 2
   * @param meanAbsDiff weighted mean of its absolute value
   * @param rareBins bins whose E-value is at most {@value #RARE}; 0 without a background
   * @param strongest its difference in the bin with the highest score; the first one of two
   */
  public record Summary(
      double meanDiff, double meanAbsDiff, long rareBins, TargetDifference strongest) {}

  private static final class Sum {
    private TargetDifference strongest;
    private double diff;
    private double absDiff;
    private long rareBins;

    Sum(TargetDifference first) {
      strongest = first;
    }
  }

  /** Adds a bin. */
  public void add(HaplotypeDifference difference) {
    double weight = difference.pair().weight();
    bins++;
    weights += weight;
    for (int target = 0; target < difference.byTarget().size(); target++) {
      if (target == sums.size()) {
        sums.add(new Sum(difference.of(target)));
      }
      Sum sum = sums.get(target);
      double diff = difference.byTarget().get(target).diff();
      sum.diff += weight * diff;
      sum.absDiff += weight * Math.abs(diff);
      if (isRare(difference, target)) {
        sum.rareBins++;
      }
      if (difference.score(target) > sum.strongest.score()) {
        sum.strongest = difference.of(target);
      }
    }
  }

  private static boolean isRare(HaplotypeDifference difference, int target) {
    return difference.evalues().map(e -> e.byTarget()[target] <= RARE).orElse(false);
  }

  /** How many bins were added. */
  public long bins() {
    return bins;
  }

  /** A summary per target, in target order; none if there was no bin. */
  public List<Summary> summaries() {
    return sums.stream()
        .map(
            sum ->
                new Summary(sum.diff / weights, sum.absDiff / weights, sum.rareBins, sum.strongest))
        .toList();
  }
}
