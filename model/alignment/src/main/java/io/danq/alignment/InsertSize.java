package io.danq.alignment;

import java.io.Serializable;
import java.util.Locale;

/**
 * Length of the fragments whose two ends are the reads of a pair, from outer end to outer end. BWA
 * would estimate it from each batch. Because it is given, a pair's alignment depends only on the
 * pair.
 *
 * @param mean in bases, at least 1
 * @param deviation standard deviation in bases, at least 1; pairs within four of them are proper
 */
public record InsertSize(int mean, int deviation) implements Serializable {
  /** A size that suits most short-read libraries: fragments of up to 800 bases are proper. */
  public static final InsertSize DEFAULT = new InsertSize(400, 100);

  private static final int MOST = 100_000;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is below 1 or above 100,000
   */
  public InsertSize {
    if (mean < 1 || mean > MOST || deviation < 1 || deviation > MOST) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "an insert size needs a mean and a standard deviation of 1 to %,d, was %d,%d",
              MOST,
              mean,
              deviation));
    }
  }
}
