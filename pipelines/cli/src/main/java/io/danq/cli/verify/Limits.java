package io.danq.cli.verify;

import io.danq.inference.Precision;

/**
 * The largest differences in probability that pass, for a precision.
 *
 * @param truth from Keras, from DL4J and from the definition
 * @param batch between predicting several windows at once and one at a time
 * @param neighbours between batches of the same size that differ in the other windows
 */
public record Limits(double truth, double batch, double neighbours) {
  /** For float32, whose sums may be added in another order. */
  public static final Limits FLOAT32 = new Limits(1e-5, 1e-6, 1e-6);

  /**
   * For eight bits per weight. Networks of large random weights, the worst case, differ by up to
   * 0.021 (src/docs/decisions/0006). Batches make no more difference than with float32.
   */
  public static final Limits INT8 = new Limits(0.03, 1e-6, 1e-6);

  /** For sums of bfloat16 products, which have a relative error of 2^-9 each. */
  public static final Limits BF16 = new Limits(0.01, 1e-6, 1e-6);

  /** The limits for a precision. */
  public static Limits of(Precision precision) {
    return switch (precision) {
      case FLOAT32 -> FLOAT32;
      case BF16 -> BF16;
      case INT8 -> INT8;
    };
  }
}
