package io.danq.inference;

import io.danq.network.DanQConfig;
import java.io.Serializable;

/**
 * How a network is computed. Two predictors of one network and one arithmetic on one processor give
 * a window the same probabilities, to the bit.
 *
 * @param precision the numbers that it computes with
 * @param engine the library that computes
 */
public record Arithmetic(Precision precision, EngineChoice engine) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** float32 on the fastest engine. */
  public static final Arithmetic FLOAT32 = of(Precision.FLOAT32);

  /** A precision on the fastest engine. */
  public static Arithmetic of(Precision precision) {
    return new Arithmetic(precision, EngineChoice.AUTO);
  }

  Arithmetic suiting(DanQConfig network) {
    return new Arithmetic(precision.suiting(network), engine);
  }
}
