package io.danq.training.engine;

import java.util.List;

/**
 * The windows and labels of one step.
 *
 * @param channels one array per window with the input channel of each base: 0 to 3, or 4 for N
 *     ({@link io.danq.sequence.tensor.OneHotEncoder#channels})
 * @param labels {@code [windows, targets]} row-major, 0 or 1; empty to predict only
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Batch(List<byte[]> channels, float[] labels) {
  /** Number of windows. */
  public int size() {
    return channels.size();
  }
}
