package io.danq.inference;

import io.danq.network.DanQConfig;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.tensor.OneHotEncoder;
import java.nio.FloatBuffer;
import java.util.List;

/** Turns windows into the input of a session. */
interface InputLayer {
  /** The input's name in the graph. */
  String name();

  /** The input's shape for a batch. */
  long[] shape(int count);

  /** The input's size for one window. */
  int floatsPerWindow();

  /** Creates a writer of batches, for one thread at a time. */
  Writer writer();

  /** Writes batches into a session's input. */
  interface Writer {
    /** Writes the windows or their reverse complements, starting at position 0. */
    void write(List<byte[]> windows, boolean reverseComplement, FloatBuffer into);
  }

  /** One-hot rows for a graph that begins with the convolution: {@code [batch, window, 4]}. */
  record OneHotRows(OneHotEncoder encoder, int window) implements InputLayer {
    @Override
    public String name() {
      return OnnxGraph.INPUT;
    }

    @Override
    public long[] shape(int count) {
      return new long[] {count, window, OneHotEncoder.CHANNELS};
    }

    @Override
    public int floatsPerWindow() {
      return Math.multiplyExact(window, OneHotEncoder.CHANNELS);
    }

    @Override
    public Writer writer() {
      return (windows, reverseComplement, into) -> {
        for (byte[] window : windows) {
          if (reverseComplement) {
            encoder.encodeReverseComplement(window, into);
          } else {
            encoder.encode(window, into);
          }
        }
      };
    }
  }

  /** Pooled sums for a graph that begins with the LSTM: {@code [steps, batch, filters]}. */
  record PooledSums(OneHotEncoder encoder, DanQConfig config, KmerConvolution convolution)
      implements InputLayer {
    @Override
    public String name() {
      return OnnxGraph.POOLED;
    }

    @Override
    public long[] shape(int count) {
      return new long[] {config.steps(), count, convolution.filters()};
    }

    @Override
    public int floatsPerWindow() {
      return Math.multiplyExact(config.steps(), convolution.filters());
    }

    @Override
    public Writer writer() {
      byte[] channels = new byte[config.window()];
      KmerConvolution.Scratch scratch = convolution.scratch();
      return (windows, reverseComplement, into) -> {
        for (int i = 0; i < windows.size(); i++) {
          encoder.channels(windows.get(i), reverseComplement, channels);
          convolution.pool(channels, scratch, into, i, windows.size());
        }
      };
    }
  }

  /** The layer that fits a network's graph. */
  static InputLayer of(
      DanQConfig config, BaseOrder order, ConvolutionKernels kernels, Convolution convolution) {
    OneHotEncoder encoder = new OneHotEncoder(order);
    return convolution == Convolution.GRAPH
        ? new OneHotRows(encoder, config.window())
        : new PooledSums(encoder, config, new KmerConvolution(kernels, config));
  }
}
