package io.danq.network;

import java.util.Arrays;

/**
 * The weights of a DanQ network, in the layout of ONNX operators: they are mapped from a file into
 * a session without a copy.
 *
 * <p>Float32, row-major. Differences from Keras' layout:
 *
 * <ul>
 *   <li>convolution kernels are {@code [filters, 4, kernel]} (Keras: {@code [kernel, 4, filters]})
 *   <li>LSTM matrices are transposed, one tensor has both LSTMs (0 first, 1 second), gates in the
 *       order i, o, f, c (Keras: i, f, c, o)
 *   <li>the LSTM's bias has ONNX's second, recurrent half, which is zero
 *   <li>dense matrices are {@code [inputs, outputs]} as in Keras, the hidden layer's inputs
 *       time-major: {@code step * 2 * units + feature}, those of the first LSTM first
 * </ul>
 */
public enum DanQTensor {
  CONV_WEIGHT("conv.weight"),
  CONV_BIAS("conv.bias"),
  LSTM_WEIGHT("lstm.weight"),
  LSTM_RECURRENCE("lstm.recurrence"),
  LSTM_BIAS("lstm.bias"),
  HIDDEN_WEIGHT("hidden.weight"),
  HIDDEN_BIAS("hidden.bias"),
  OUTPUT_WEIGHT("output.weight"),
  OUTPUT_BIAS("output.bias");

  private final String tensorName;

  DanQTensor(String tensorName) {
    this.tensorName = tensorName;
  }

  /** Its name in {@code weights.safetensors} and in the ONNX graph. */
  public String tensorName() {
    return tensorName;
  }

  /** Its shape in a network of the given dimensions. */
  public long[] shape(DanQConfig c) {
    return switch (this) {
      case CONV_WEIGHT -> new long[] {c.filters(), 4, c.kernel()};
      case CONV_BIAS -> new long[] {c.filters()};
      case LSTM_WEIGHT -> new long[] {2, 4L * c.units(), c.filters()};
      case LSTM_RECURRENCE -> new long[] {2, 4L * c.units(), c.units()};
      case LSTM_BIAS -> new long[] {2, 8L * c.units()};
      case HIDDEN_WEIGHT -> new long[] {c.flattened(), c.dense()};
      case HIDDEN_BIAS -> new long[] {c.dense()};
      case OUTPUT_WEIGHT -> new long[] {c.dense(), c.targets()};
      case OUTPUT_BIAS -> new long[] {c.targets()};
    };
  }

  /** Number of floats in a network of the given dimensions. */
  public long size(DanQConfig config) {
    return Arrays.stream(shape(config)).reduce(1, Math::multiplyExact);
  }
}
