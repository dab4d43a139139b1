package io.danq.keras;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.EnumMap;
import java.util.Map;

/**
 * Converts Keras' weight arrays to the layout of {@link DanQTensor}. The dense matrices, nearly all
 * of a network, have the same layout in both and are not converted. Use an instance once.
 */
final class WeightReader {
  /** The indices of ONNX's gates i, o, f, c in Keras' order i, f, c, o. */
  private static final int[] KERAS_GATE = {0, 3, 1, 2};

  private static final int CHANNELS = 4;

  private final Hdf5File file;
  private final WeightSource source;
  private final DanQArchitecture architecture;
  private final DanQConfig config;

  WeightReader(Hdf5File file, WeightSource source, DanQArchitecture architecture) {
    this.file = file;
    this.source = source;
    this.architecture = architecture;
    this.config = architecture.config();
  }

  DanQWeights read() throws IOException {
    Map<DanQTensor, FloatBuffer> tensors = new EnumMap<>(DanQTensor.class);
    tensors.put(DanQTensor.CONV_WEIGHT, filters(read(KerasWeight.CONVOLUTION_KERNEL)));
    tensors.put(DanQTensor.CONV_BIAS, read(KerasWeight.CONVOLUTION_BIAS));
    tensors.put(
        DanQTensor.LSTM_WEIGHT,
        directions(
            DanQTensor.LSTM_WEIGHT,
            read(KerasWeight.FORWARD_KERNEL),
            read(KerasWeight.BACKWARD_KERNEL),
            config.filters()));
    tensors.put(
        DanQTensor.LSTM_RECURRENCE,
        directions(
            DanQTensor.LSTM_RECURRENCE,
            read(KerasWeight.FORWARD_RECURRENT_KERNEL),
            read(KerasWeight.BACKWARD_RECURRENT_KERNEL),
            config.units()));
    tensors.put(
        DanQTensor.LSTM_BIAS,
        directions(
            DanQTensor.LSTM_BIAS,
            read(KerasWeight.FORWARD_BIAS),
            read(KerasWeight.BACKWARD_BIAS),
            1));
    tensors.put(DanQTensor.HIDDEN_WEIGHT, read(KerasWeight.HIDDEN_KERNEL));
    tensors.put(DanQTensor.HIDDEN_BIAS, read(KerasWeight.HIDDEN_BIAS));
    tensors.put(DanQTensor.OUTPUT_WEIGHT, read(KerasWeight.OUTPUT_KERNEL));
    tensors.put(DanQTensor.OUTPUT_BIAS, read(KerasWeight.OUTPUT_BIAS));
    return new DanQWeights(config, tensors);
  }

  private FloatBuffer read(KerasWeight weight) throws IOException {
    String what = "layer \"" + architecture.name(weight.role()) + "\", " + weight.label();
    return file.read(what, source.find(weight), weight.shape(config));
  }

  /** {@code [kernel, 4, filters]} to {@code [filters, 4, kernel]}. */
  private FloatBuffer filters(FloatBuffer keras) throws KerasImportException {
    FloatBuffer tensor = allocate(DanQTensor.CONV_WEIGHT);
    for (int filter = 0; filter < config.filters(); filter++) {
      for (int channel = 0; channel < CHANNELS; channel++) {
        for (int position = 0; position < config.kernel(); position++) {
          tensor.put(keras.get((position * CHANNELS + channel) * config.filters() + filter));
        }
      }
    }
    return tensor.flip();
  }

  /**
   * Two of {@code [inputs, 4 * units]} to {@code [2, 4 * units, inputs]}, gates reordered. The
   * bias' recurrent half after each direction stays zero.
   */
  private FloatBuffer directions(
      DanQTensor name, FloatBuffer forward, FloatBuffer backward, int inputs)
      throws KerasImportException {
    FloatBuffer tensor = allocate(name);
    gates(forward, inputs, tensor.slice(0, tensor.capacity() / 2));
    gates(backward, inputs, tensor.slice(tensor.capacity() / 2, tensor.capacity() / 2));
    return tensor;
  }

  private void gates(FloatBuffer keras, int inputs, FloatBuffer tensor) {
    int units = config.units();
    for (int gate : KERAS_GATE) {
      for (int unit = 0; unit < units; unit++) {
        for (int input = 0; input < inputs; input++) {
          tensor.put(keras.get((input * KERAS_GATE.length + gate) * units + unit));
        }
      }
    }
  }

  private FloatBuffer allocate(DanQTensor tensor) throws KerasImportException {
    return OffHeap.floats(tensor.tensorName(), tensor.size(config));
  }
}
