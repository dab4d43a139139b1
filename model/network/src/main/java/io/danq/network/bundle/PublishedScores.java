package io.danq.network.bundle;

import java.io.Serializable;

/**
 * The figures that DanQ's authors report for a target on DeepSEA's test set ({@code aucs.txt} of
 * uci-cbcl/DanQ): probabilities averaged over a window and its reverse complement, evaluated on
 * chromosomes 8 and 9.
 *
 * @param rocAuc area under the ROC curve, 0 to 1; NaN if there is none
 * @param prAuc area under the precision-recall curve, 0 to 1; NaN if there is none
 */
public record PublishedScores(double rocAuc, double prAuc) implements Serializable {
  /** Nothing is published. */
  public static final PublishedScores NONE = new PublishedScores(Double.NaN, Double.NaN);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a figure is neither 0 to 1 nor NaN
   */
  public PublishedScores {
    check("rocAuc", rocAuc);
    check("prAuc", prAuc);
  }

  private static void check(String name, double area) {
    if (area < 0 || area > 1) {
      throw new IllegalArgumentException(name + " must be 0 to 1, was " + area);
    }
  }
}
