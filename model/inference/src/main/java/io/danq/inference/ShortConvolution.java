package io.danq.inference;

import io.danq.network.DanQConfig;
import io.danq.sequence.tensor.OneHotEncoder;
import java.nio.ByteBuffer;

/**
 * Convolution, ReLU and max-pooling of windows with {@link ShortTables}. Immutable and thread-safe;
 * every call passes its own {@link Scratch}.
 */
final class ShortConvolution {
  private final ShortSums sums = ShortSums.vectors();
  private final ShortTables tables;
  private final Pooling pooling;
  private final DanQConfig config;

  ShortConvolution(ConvolutionKernels kernels, DanQConfig config) {
    tables = new ShortTables(kernels, sums.block());
    pooling = Pooling.of(config);
    this.config = config;
  }

  /** The arrays of one call in progress. */
  static final class Scratch {
    private final int[] full;
    private final int[] last;
    private final byte[] pooled;

    private Scratch(int window, int positions, int pooled) {
      full = new int[window];
      last = new int[positions];
      this.pooled = new byte[pooled];
    }
  }

  /** The sum that 255 stands for, one for each filter. */
  float[] largest() {
    return tables.largest().clone();
  }

  Scratch scratch() {
    return new Scratch(config.window(), config.positions(), config.steps() * width());
  }

  private int width() {
    return tables.layout().blocks() * tables.layout().block();
  }

  /**
   * Computes one window of a batch.
   *
   * @param channels from {@link OneHotEncoder#channels}
   * @param out unsigned {@code [steps, rows, filters]}, written by absolute position
   * @param row 0 to {@code rows - 1}
   */
  void pool(byte[] channels, Scratch scratch, ByteBuffer out, int row, int rows) {
    KmerTables layout = tables.layout();
    layout.lookUp(channels, config.positions(), scratch.full, scratch.last);
    for (int block = 0; block < layout.blocks(); block++) {
      sums.pool(tables, block, scratch.full, scratch.last, pooling, scratch.pooled);
    }
    int filters = config.filters();
    for (int step = 0; step < config.steps(); step++) {
      out.put((step * rows + row) * filters, scratch.pooled, step * width(), filters);
    }
  }
}
