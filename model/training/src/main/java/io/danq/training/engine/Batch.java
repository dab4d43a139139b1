package io.danq.training.engine;

import java.util.List;

/**
 * Windows and labels of one step.
 *
 * @param channels of each window as many as it has bases: a base's input channel, 0 to 3, or 4 for
 *     none ({@link io.danq.sequence.tensor.OneHotEncoder#channels})
 * @param labels {@code [windows, targets]} row-major, 0 or 1; empty where only predictions are
 *     asked for
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Batch(List<byte[]> channels, float[] labels) {
  /** Number of windows. */
  public int size() {
    return channels.size();
  }
}
