package io.danq.verify;

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
}
