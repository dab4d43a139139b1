package io.danq.network;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;

/**
 * A DanQ network without its weights: its dimensions, and what its LSTMs do.
 *
 * <p>Conv1D(filters, kernel, valid, relu) → MaxPooling1D(pool, poolStride) → two LSTM(units,
 * return_sequences), concatenated → Flatten → Dense(dense, relu) → Dense(targets, sigmoid). Quang
 * and Xie (doi:10.1093/nar/gkw226) published it with 320, 26, 13, 13, 320, 925 and 919.
 *
 * @param window bases that it reads
 * @param filters convolution filters
 * @param kernel width of a filter in bases, at most {@code window}
 * @param pool width of a pooling window in positions
 * @param poolStride positions from one pooling window to the next
 * @param units units of each LSTM
 * @param dense units of the hidden dense layer
 * @param targets outputs
 * @param gates the function of the LSTMs' gates; null, as in older manifests, is the sigmoid
 * @param directions in which the LSTMs read; null, as in older manifests, is bidirectional
 */
public record DanQConfig(
    int window,
    int filters,
    int kernel,
    int pool,
    int poolStride,
    int units,
    int dense,
    int targets,
    GateActivation gates,
    LstmDirections directions) {
  /** Ten times the parameters of the largest published network: 8.6 GB of weights. */
  private static final int MAX_PARAMETERS = Integer.MAX_VALUE;

  private static final int MAX_WINDOW = 1 << 20;

  /**
   * @throws IllegalArgumentException if a dimension is not positive, the window is longer than
   *     1,048,576 or too short for one pooling step, or there are more than 2,147,483,647
   *     parameters
   */
  public DanQConfig {
    gates = gates == null ? GateActivation.SIGMOID : gates;
    directions = directions == null ? LstmDirections.BIDIRECTIONAL : directions;
    positive("window", window);
    positive("filters", filters);
    positive("kernel", kernel);
    positive("pool", pool);
    positive("poolStride", poolStride);
    positive("units", units);
    positive("dense", dense);
    positive("targets", targets);
    if (window > MAX_WINDOW) {
      throw new IllegalArgumentException(
          "window must be at most " + MAX_WINDOW + ", was " + window);
    }
    if (window - kernel + 1 < pool) {
      throw new IllegalArgumentException(
          "a window of "
              + window
              + " bases is too short for a kernel of "
              + kernel
              + " and a pool of "
              + pool);
    }
    // In floating point, because numbers from a hostile file may overflow any integer.
    double parameters =
        4.0 * kernel * filters
            + 8.0 * units * ((double) filters + units + 1)
            + (2.0 * ((window - kernel + 1 - pool) / poolStride + 1) * units + 1) * dense
            + ((double) dense + 1) * targets
            + filters;
    if (parameters > MAX_PARAMETERS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a network of %.3g parameters is too large: the most is %d",
              parameters,
              MAX_PARAMETERS));
    }
  }

  /** A network with sigmoid gates whose second LSTM reads backward, as Keras makes them today. */
  public DanQConfig(
      int window,
      int filters,
      int kernel,
      int pool,
      int poolStride,
      int units,
      int dense,
      int targets) {
    this(
        window,
        filters,
        kernel,
        pool,
        poolStride,
        units,
        dense,
        targets,
        GateActivation.SIGMOID,
        LstmDirections.BIDIRECTIONAL);
  }

  /** The same network with another gate function. */
  public DanQConfig withGates(GateActivation other) {
    return new DanQConfig(
        window, filters, kernel, pool, poolStride, units, dense, targets, other, directions);
  }

  /** The same network with LSTMs that read in other directions. */
  public DanQConfig withDirections(LstmDirections other) {
    return new DanQConfig(
        window, filters, kernel, pool, poolStride, units, dense, targets, gates, other);
  }

  /** The same network with another number of outputs. */
  public DanQConfig withTargets(int other) {
    return new DanQConfig(
        window, filters, kernel, pool, poolStride, units, dense, other, gates, directions);
  }

  /** Whether its LSTMs are those of Keras today: sigmoid gates, the second one backward. */
  @JsonIgnore
  public boolean hasKerasDefaults() {
    return gates == GateActivation.SIGMOID && directions == LstmDirections.BIDIRECTIONAL;
  }

  private static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, was " + value);
    }
  }

  /** Positions of the convolution's output. */
  @JsonIgnore
  public int positions() {
    return window - kernel + 1;
  }

  /** Time steps of the LSTM. */
  @JsonIgnore
  public int steps() {
    return (positions() - pool) / poolStride + 1;
  }

  /** Inputs of the hidden dense layer: {@code steps * 2 * units}, time-major. */
  @JsonIgnore
  public long flattened() {
    return 2L * steps() * units;
  }

  /** Trainable parameters, as Keras counts them. */
  @JsonIgnore
  public long parameters() {
    return (long) kernel * 4 * filters
        + filters
        + 8L * units * (filters + units + 1)
        + flattened() * dense
        + dense
        + (long) dense * targets
        + targets;
  }

  /** The network in one line, for people. */
  public String describe() {
    String lstms =
        (directions == LstmDirections.BIDIRECTIONAL ? "" : ", both LSTMs forward")
            + (gates.isHard() ? ", gates " + gates : "");
    return String.format(
        Locale.ROOT,
        "%d bp, %d filters of %d, pool %d/%d, LSTM 2 x %d over %d steps%s, dense %d, %d targets",
        window,
        filters,
        kernel,
        pool,
        poolStride,
        units,
        steps(),
        lstms,
        dense,
        targets);
  }
}
