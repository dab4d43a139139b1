package io.danq.inference;

import io.danq.network.DanQConfig;

/**
 * Max-pooling over positions.
 *
 * @param size positions that are pooled into a step
 * @param stride positions from one step to the next
 * @param steps steps
 */
record Pooling(int size, int stride, int steps) {
  static Pooling of(DanQConfig config) {
    return new Pooling(config.pool(), config.poolStride(), config.steps());
  }
}
