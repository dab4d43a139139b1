package io.danq.training;

import io.danq.labels.PackedWindows;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.tensor.OneHotEncoder;
import io.danq.training.engine.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Encodes windows as batches for the network; not thread-safe. */
final class BatchReader {
  private final PackedWindows windows;
  private final OneHotEncoder encoder;
  private final byte[] bases;

  /**
   * @param order the network's input channels
   */
  BatchReader(PackedWindows windows, BaseOrder order) {
    this.windows = windows;
    encoder = new OneHotEncoder(order);
    bases = new byte[windows.windowLength()];
  }

  /**
   * The windows whose numbers are in {@code order} at {@code from} (inclusive) to {@code to}
   * (exclusive).
   */
  Batch read(int[] order, int from, int to) {
    int columns = windows.columns();
    List<byte[]> channels = new ArrayList<>(to - from);
    float[] labels = new float[(to - from) * columns];
    for (int i = from; i < to; i++) {
      windows.bases(order[i], bases);
      byte[] window = new byte[bases.length];
      encoder.channels(bases, window);
      channels.add(window);
      BitSet positives = windows.labels(order[i]);
      int first = (i - from) * columns;
      for (int c = positives.nextSetBit(0); c >= 0; c = positives.nextSetBit(c + 1)) {
        labels[first + c] = 1;
      }
    }
    return new Batch(channels, labels);
  }

  /** The numbers 0, 1, 2 and so on. */
  static int[] inOrder(int count) {
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    return order;
  }
}
