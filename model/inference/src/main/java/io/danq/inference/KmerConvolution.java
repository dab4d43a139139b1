package io.danq.inference;

import io.danq.network.DanQConfig;
import io.danq.sequence.tensor.OneHotEncoder;
import java.nio.FloatBuffer;

/**
 * Convolution, ReLU and max-pooling of windows with {@link KmerTables}. Immutable and thread-safe;
 * every call passes its own {@link Scratch}.
 */
final class KmerConvolution {
  private final BlockSums sums = BlockSums.vectors();
  private final KmerTables tables;
  private final Pooling pooling;
  private final DanQConfig config;

  KmerConvolution(ConvolutionKernels kernels, DanQConfig config) {
    tables = new KmerTables(kernels, sums.block());
    pooling = Pooling.of(config);
    this.config = config;
  }

  /** The arrays of one call in progress. */
  static final class Scratch {
    private final int[] full;
    private final int[] last;
    private final float[] pooled;

    private Scratch(int window, int positions, int pooled) {
      full = new int[window];
      last = new int[positions];
      this.pooled = new float[pooled];
    }
  }

  /** Filters of the output. */
  int filters() {
    return tables.filters();
  }

  Scratch scratch() {
    return new Scratch(
        config.window(), config.positions(), config.steps() * tables.blocks() * tables.block());
  }

  /**
   * Computes one window of a batch.
   *
   * @param channels from {@link OneHotEncoder#channels}
   * @param out {@code [steps, batch, filters]}, written by absolute position
   */
  void pool(byte[] channels, Scratch scratch, FloatBuffer out, int window, int batch) {
    tables.lookUp(channels, config.positions(), scratch.full, scratch.last);
    for (int block = 0; block < tables.blocks(); block++) {
      sums.pool(tables, block, scratch.full, scratch.last, pooling, scratch.pooled);
    }
    int filters = tables.filters();
    int width = tables.blocks() * tables.block();
    for (int step = 0; step < config.steps(); step++) {
      out.put((step * batch + window) * filters, scratch.pooled, step * width, filters);
    }
  }
}
