package io.danq.keras;

import io.danq.network.DanQConfig;
import java.nio.FloatBuffer;

/** How a version of Keras stores an LSTM: its arrays, their order and the order of the gates. */
enum LstmLayout {
  /**
   * Three arrays, with the gates i, f, c, o side by side: Keras 2 and 3, and Keras 1 with {@code
   * consume_less="gpu"}.
   */
  JOINED(3),
  /** Twelve arrays: W, U and b of i, then of c, f and o. */
  SEPARATE(12);

  private static final int GATES = 4;

  /** The indices of ONNX's gates i, o, f, c among Keras' i, f, c, o. */
  private static final int[] IN_JOINED = {0, 3, 1, 2};

  /** The same among Keras' i, c, f, o. */
  private static final int[] IN_SEPARATE = {0, 3, 2, 1};

  private static final String SEPARATE_GATES = "icfo";

  private final int arrays;

  LstmLayout(int arrays) {
    this.arrays = arrays;
  }

  /** Arrays of one LSTM. */
  int arrays() {
    return arrays;
  }

  /** What a kind of array is called: 0 input, 1 recurrence, 2 bias. */
  String variable(int index, boolean keras1) {
    int kind = kind(index);
    if (this == SEPARATE) {
      return "WUb".charAt(kind) + "_" + SEPARATE_GATES.charAt(index / 3);
    }
    return keras1
        ? "WUb".substring(kind, kind + 1)
        : new String[] {"kernel", "recurrent_kernel", "bias"}[kind];
  }

  private static int kind(int index) {
    return index % 3;
  }

  long[] shape(int index, DanQConfig config) {
    long columns = this == JOINED ? (long) GATES * config.units() : config.units();
    return switch (kind(index)) {
      case 0 -> new long[] {config.filters(), columns};
      case 1 -> new long[] {config.units(), columns};
      default -> new long[] {columns};
    };
  }

  /**
   * Writes one array into its places in a tensor {@code [4 units, inputs]} of ONNX.
   *
   * @param array {@code [inputs, columns]}
   * @param index its index among an LSTM's arrays
   * @param factor by which every number is multiplied
   */
  void write(FloatBuffer array, int index, int inputs, int units, double factor, FloatBuffer into) {
    for (int gate = 0; gate < GATES; gate++) {
      if (this == SEPARATE && IN_SEPARATE[gate] != index / 3) {
        continue;
      }
      int columns = this == JOINED ? GATES * units : units;
      int first = this == JOINED ? IN_JOINED[gate] * units : 0;
      for (int unit = 0; unit < units; unit++) {
        for (int input = 0; input < inputs; input++) {
          double value = array.get(input * columns + first + unit) * factor;
          into.put((gate * units + unit) * inputs + input, (float) value);
        }
      }
    }
  }
}
