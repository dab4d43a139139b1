package io.danq.learning.retraining;

import io.danq.network.DanQConfig;

/**
 * The dimensions of a new network; the window and the targets come from the data.
 *
 * @param filters convolution filters
 * @param kernel width of a filter in bases
 * @param pool width and stride of the max-pooling in positions
 * @param units units of the LSTM in each direction
 * @param dense units of the hidden dense layer
 */
public record NetworkShape(int filters, int kernel, int pool, int units, int dense) {
  /**
   * The network for a window length and a number of targets.
   *
   * @throws IllegalArgumentException if the dimensions are impossible
   */
  public DanQConfig config(int window, int targets) {
    return new DanQConfig(window, filters, kernel, pool, pool, units, dense, targets);
  }
}
