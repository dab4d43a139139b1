package io.danq.cli.verify;

import io.danq.inference.Precision;

/**
 * Differences in probability that a precision may make.
 *
 * @param truth from Keras, from DL4J and from the definition
 * @param batch between calls of several windows and of one
 * @param neighbours between calls of one size with other windows beside
 */
public record Limits(double truth, double batch, double neighbours) {
  /** The sums of float32 in another order. */
  public static final Limits FLOAT32 = new Limits(1e-5, 1e-6, 1e-6);

  /**
   * Eight bits a weight: networks of large random weights, the worst case, differ by up to 0.021
   * (src/docs/decisions/0006); batches do not count here either.
   */
  public static final Limits INT8 = new Limits(0.03, 1e-6, 1e-6);

  /** Those of a precision. */
  public static Limits of(Precision precision) {
    return precision == Precision.FLOAT32 ? FLOAT32 : INT8;
  }
}
