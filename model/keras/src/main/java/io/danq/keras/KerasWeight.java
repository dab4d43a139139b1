package io.danq.keras;

import io.danq.network.DanQConfig;

/** The twelve weight arrays of DanQ in Keras, in the order in which a layer lists them. */
enum KerasWeight {
  CONVOLUTION_KERNEL(LayerRole.CONVOLUTION, 0, "kernel"),
  CONVOLUTION_BIAS(LayerRole.CONVOLUTION, 1, "bias"),
  FORWARD_KERNEL(LayerRole.RECURRENT, 0, "kernel"),
  FORWARD_RECURRENT_KERNEL(LayerRole.RECURRENT, 1, "recurrent_kernel"),
  FORWARD_BIAS(LayerRole.RECURRENT, 2, "bias"),
  BACKWARD_KERNEL(LayerRole.RECURRENT, 3, "kernel"),
  BACKWARD_RECURRENT_KERNEL(LayerRole.RECURRENT, 4, "recurrent_kernel"),
  BACKWARD_BIAS(LayerRole.RECURRENT, 5, "bias"),
  HIDDEN_KERNEL(LayerRole.HIDDEN, 0, "kernel"),
  HIDDEN_BIAS(LayerRole.HIDDEN, 1, "bias"),
  OUTPUT_KERNEL(LayerRole.OUTPUT, 0, "kernel"),
  OUTPUT_BIAS(LayerRole.OUTPUT, 1, "bias");

  /** Arrays of one LSTM cell. */
  static final int PER_CELL = 3;

  private final LayerRole role;
  private final int index;
  private final String variable;

  KerasWeight(LayerRole role, int index, String variable) {
    this.role = role;
    this.index = index;
    this.variable = variable;
  }

  LayerRole role() {
    return role;
  }

  /** Its index among its layer's arrays. */
  int index() {
    return index;
  }

  /** Keras' name of the variable. */
  String variable() {
    return variable;
  }

  /** Its name in a message, for example {@code backward kernel}. */
  String label() {
    if (role != LayerRole.RECURRENT) {
      return variable;
    }
    return (index < PER_CELL ? "forward " : "backward ") + variable;
  }

  /**
   * Its shape in Keras. The last axis of the LSTM's arrays has the gates i, f, c, o side by side.
   */
  long[] shape(DanQConfig c) {
    return switch (this) {
      case CONVOLUTION_KERNEL -> new long[] {c.kernel(), 4, c.filters()};
      case CONVOLUTION_BIAS -> new long[] {c.filters()};
      case FORWARD_KERNEL, BACKWARD_KERNEL -> new long[] {c.filters(), 4L * c.units()};
      case FORWARD_RECURRENT_KERNEL, BACKWARD_RECURRENT_KERNEL ->
          new long[] {c.units(), 4L * c.units()};
      case FORWARD_BIAS, BACKWARD_BIAS -> new long[] {4L * c.units()};
      case HIDDEN_KERNEL -> new long[] {c.flattened(), c.dense()};
      case HIDDEN_BIAS -> new long[] {c.dense()};
      case OUTPUT_KERNEL -> new long[] {c.dense(), c.targets()};
      case OUTPUT_BIAS -> new long[] {c.targets()};
    };
  }
}
