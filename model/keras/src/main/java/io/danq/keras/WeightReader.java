package io.danq.keras;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import io.danq.network.LstmDirections;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Converts Keras' weight arrays to the layout of {@link DanQTensor}. The dense matrices, nearly all
 * of a network, have the same layout in both and are not converted. Use an instance once.
 */
final class WeightReader {
  private static final DanQTensor[] LSTM = {
    DanQTensor.LSTM_WEIGHT, DanQTensor.LSTM_RECURRENCE, DanQTensor.LSTM_BIAS
  };

  private final Hdf5File file;
  private final WeightSource source;
  private final NetworkPlan plan;
  private final DanQConfig config;
  private final Arithmetic arithmetic;

  /**
   * How a file's weights must be changed, apart from their order.
   *
   * @param turned whether the kernels are flipped, as Theano's are
   * @param afterPool the factor by which dropout multiplies the LSTMs' inputs
   * @param afterLstm the factor by which dropout multiplies the LSTMs' outputs
   */
  record Arithmetic(boolean turned, double afterPool, double afterLstm) {}

  WeightReader(Hdf5File file, WeightSource source, NetworkPlan plan, Arithmetic arithmetic) {
    this.file = file;
    this.source = source;
    this.plan = plan;
    this.config = plan.config();
    this.arithmetic = arithmetic;
  }

  DanQWeights read() throws IOException {
    Map<DanQTensor, FloatBuffer> tensors = new EnumMap<>(DanQTensor.class);
    convolution(tensors);
    recurrent(tensors);
    dense(
        LayerRole.HIDDEN,
        new long[] {config.flattened(), config.dense()},
        DanQTensor.HIDDEN_WEIGHT,
        DanQTensor.HIDDEN_BIAS,
        tensors);
    multiply(Objects.requireNonNull(tensors.get(DanQTensor.HIDDEN_WEIGHT)), arithmetic.afterLstm());
    dense(
        LayerRole.OUTPUT,
        new long[] {config.dense(), config.targets()},
        DanQTensor.OUTPUT_WEIGHT,
        DanQTensor.OUTPUT_BIAS,
        tensors);
    return new DanQWeights(config, tensors);
  }

  private void convolution(Map<DanQTensor, FloatBuffer> tensors) throws IOException {
    List<StoredArray> arrays = arrays(LayerRole.CONVOLUTION, 2);
    KernelLayout layout = KernelLayout.of(arrays.get(0));
    boolean keras1 = layout != KernelLayout.KERAS2;
    FloatBuffer keras =
        read(
            LayerRole.CONVOLUTION,
            arrays.get(0),
            keras1 ? "W" : "kernel",
            "",
            layout.shape(config));
    FloatBuffer tensor = allocate(DanQTensor.CONV_WEIGHT);
    for (int filter = 0; filter < config.filters(); filter++) {
      for (int channel = 0; channel < KernelLayout.CHANNELS; channel++) {
        for (int position = 0; position < config.kernel(); position++) {
          int from = arithmetic.turned() ? config.kernel() - 1 - position : position;
          tensor.put(keras.get(layout.index(config, filter, channel, from)));
        }
      }
    }
    tensors.put(DanQTensor.CONV_WEIGHT, tensor.flip());
    tensors.put(
        DanQTensor.CONV_BIAS,
        read(
            LayerRole.CONVOLUTION,
            arrays.get(1),
            keras1 ? "b" : "bias",
            "",
            new long[] {config.filters()}));
  }

  /** The bias' recurrent half after each LSTM's stays zero. */
  private void recurrent(Map<DanQTensor, FloatBuffer> tensors) throws IOException {
    List<StoredArray> arrays = source.arrays(LayerRole.RECURRENT);
    LstmLayout layout =
        arrays.size() == 2 * LstmLayout.SEPARATE.arrays() ? LstmLayout.SEPARATE : LstmLayout.JOINED;
    require(LayerRole.RECURRENT, arrays, 2 * layout.arrays());
    for (DanQTensor tensor : LSTM) {
      tensors.put(tensor, allocate(tensor));
    }
    boolean keras1 = arrays.get(0).variable().endsWith("_W");
    for (int i = 0; i < arrays.size(); i++) {
      int index = i % layout.arrays();
      int lstm = i / layout.arrays();
      DanQTensor tensor = LSTM[index % LSTM.length];
      FloatBuffer array =
          read(
              LayerRole.RECURRENT,
              arrays.get(i),
              layout.variable(index, keras1),
              whose(lstm),
              layout.shape(index, config));
      FloatBuffer all = Objects.requireNonNull(tensors.get(tensor));
      int half = all.capacity() / 2;
      layout.write(
          array,
          index,
          switch (tensor) {
            case LSTM_WEIGHT -> config.filters();
            case LSTM_RECURRENCE -> config.units();
            default -> 1;
          },
          config.units(),
          tensor == DanQTensor.LSTM_WEIGHT ? arithmetic.afterPool() : 1,
          all.slice(lstm * half, half));
    }
  }

  /** The published network has no backward LSTM. */
  private String whose(int lstm) {
    if (config.directions() == LstmDirections.BOTH_FORWARD) {
      return lstm == 0 ? "first " : "second ";
    }
    return lstm == 0 ? "forward " : "backward ";
  }

  private void dense(
      LayerRole role,
      long[] shape,
      DanQTensor weight,
      DanQTensor bias,
      Map<DanQTensor, FloatBuffer> tensors)
      throws IOException {
    List<StoredArray> arrays = arrays(role, 2);
    boolean keras1 = arrays.get(0).variable().endsWith("_W");
    tensors.put(weight, read(role, arrays.get(0), keras1 ? "W" : "kernel", "", shape));
    tensors.put(bias, read(role, arrays.get(1), keras1 ? "b" : "bias", "", new long[] {shape[1]}));
  }

  private static void multiply(FloatBuffer values, double factor) {
    for (int i = 0; factor != 1 && i < values.limit(); i++) {
      values.put(i, (float) (values.get(i) * factor));
    }
  }

  private List<StoredArray> arrays(LayerRole role, int count) throws KerasImportException {
    List<StoredArray> arrays = source.arrays(role);
    require(role, arrays, count);
    return arrays;
  }

  private void require(LayerRole role, List<StoredArray> arrays, int count)
      throws KerasImportException {
    if (arrays.size() != count) {
      throw new KerasImportException(
          layer(role) + ": expected " + count + " weight arrays, found " + arrays.size());
    }
  }

  private FloatBuffer read(
      LayerRole role, StoredArray array, String variable, String whose, long[] shape)
      throws IOException {
    if (!array.isNamed(variable)) {
      throw new KerasImportException(
          layer(role) + ": expected " + whose + variable + ", found " + array.path());
    }
    return file.read(layer(role) + ", " + whose + variable, array.dataset(), shape);
  }

  private String layer(LayerRole role) {
    return "layer \"" + plan.names().get(role) + "\"";
  }

  private FloatBuffer allocate(DanQTensor tensor) throws KerasImportException {
    return OffHeap.floats(tensor.tensorName(), tensor.size(config));
  }
}
