package io.danq.dl4j;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes any DanQ network as Keras 2 would save it, so that DL4J can run the network of a bundle.
 * {@link DanQTensor} describes Keras' layouts.
 */
final class KerasFileWriter {
  /** The indices of Keras' gates i, f, c, o in the order i, o, f, c. */
  private static final int[] GATES = {0, 2, 3, 1};

  private static final int CHANNELS = 4;

  private final DanQWeights weights;
  private final DanQConfig config;

  private KerasFileWriter(DanQWeights weights) {
    this.weights = weights;
    this.config = weights.config();
  }

  static Path write(Path file, DanQWeights weights) {
    new KerasFileWriter(weights).write(file);
    return file;
  }

  private void write(Path path) {
    try (WritableHdfFile file = HdfFile.write(path)) {
      file.putAttribute("keras_version", "2.10.0");
      file.putAttribute("backend", "tensorflow");
      file.putAttribute("model_config", json());
      WritableGroup root = file.putGroup("model_weights");
      WritableGroup convolution = layer(root, "conv1d", "conv1d/kernel:0").putGroup("conv1d");
      convolution.putDataset("kernel:0", kernels());
      convolution.putDataset("bias:0", vector(DanQTensor.CONV_BIAS));
      WritableGroup recurrent =
          layer(root, "bidirectional", "bidirectional/forward_lstm/lstm_cell/kernel:0")
              .putGroup("bidirectional");
      for (int direction = 0; direction < 2; direction++) {
        WritableGroup cell =
            recurrent
                .putGroup(direction == 0 ? "forward_lstm" : "backward_lstm")
                .putGroup("lstm_cell");
        cell.putDataset("kernel:0", gates(DanQTensor.LSTM_WEIGHT, direction, config.filters()));
        cell.putDataset(
            "recurrent_kernel:0", gates(DanQTensor.LSTM_RECURRENCE, direction, config.units()));
        cell.putDataset("bias:0", bias(direction));
      }
      dense(root, "dense", DanQTensor.HIDDEN_WEIGHT, DanQTensor.HIDDEN_BIAS);
      dense(root, "dense_1", DanQTensor.OUTPUT_WEIGHT, DanQTensor.OUTPUT_BIAS);
    }
  }

  private static WritableGroup layer(WritableGroup root, String name, String firstWeight) {
    WritableGroup layer = root.putGroup(name);
    layer.putAttribute("weight_names", firstWeight);
    return layer;
  }

  private void dense(WritableGroup root, String name, DanQTensor kernel, DanQTensor bias) {
    WritableGroup group = layer(root, name, name + "/kernel:0").putGroup(name);
    FloatBuffer values = weights.get(kernel);
    float[][] matrix = new float[(int) kernel.shape(config)[0]][(int) kernel.shape(config)[1]];
    for (float[] row : matrix) {
      values.get(row);
    }
    group.putDataset("kernel:0", matrix);
    group.putDataset("bias:0", vector(bias));
  }

  private float[] vector(DanQTensor tensor) {
    FloatBuffer values = weights.get(tensor);
    float[] vector = new float[values.remaining()];
    values.get(vector);
    return vector;
  }

  /** {@code [filters, 4, kernel]} to {@code [kernel, 4, filters]}. */
  private float[][][] kernels() {
    FloatBuffer values = weights.get(DanQTensor.CONV_WEIGHT);
    float[][][] kernels = new float[config.kernel()][CHANNELS][config.filters()];
    for (int filter = 0; filter < config.filters(); filter++) {
      for (int channel = 0; channel < CHANNELS; channel++) {
        for (int position = 0; position < config.kernel(); position++) {
          kernels[position][channel][filter] = values.get();
        }
      }
    }
    return kernels;
  }

  /** {@code [2, 4 * units, inputs]} to one direction's {@code [inputs, 4 * units]}. */
  private float[][] gates(DanQTensor tensor, int direction, int inputs) {
    FloatBuffer values = weights.get(tensor);
    int units = config.units();
    float[][] matrix = new float[inputs][4 * units];
    for (int column = 0; column < 4 * units; column++) {
      int row = direction * 4 * units + GATES[column / units] * units + column % units;
      for (int input = 0; input < inputs; input++) {
        matrix[input][column] = values.get(row * inputs + input);
      }
    }
    return matrix;
  }

  /** Keras has one bias; ONNX has two, which are added. */
  private float[] bias(int direction) {
    FloatBuffer values = weights.get(DanQTensor.LSTM_BIAS);
    int units = config.units();
    float[] bias = new float[4 * units];
    for (int column = 0; column < bias.length; column++) {
      int row = direction * 8 * units + GATES[column / units] * units + column % units;
      bias[column] = values.get(row) + values.get(row + 4 * units);
    }
    return bias;
  }

  private String json() {
    return String.format(
        Locale.ROOT,
        """
        {"class_name": "Sequential", "config": {"name": "sequential", "layers": [
        {"class_name": "InputLayer", "config": {"name": "input", "dtype": "float32",
          "batch_input_shape": [null, %d, 4]}},
        {"class_name": "Conv1D", "config": {"name": "conv1d", "filters": %d, "kernel_size": [%d],
          "strides": [1], "padding": "valid", "data_format": "channels_last", "dilation_rate": [1],
          "activation": "relu", "use_bias": true, %s}},
        {"class_name": "MaxPooling1D", "config": {"name": "max_pooling1d", "pool_size": [%d],
          "strides": [%d], "padding": "valid", "data_format": "channels_last"}},
        {"class_name": "Bidirectional", "config": {"name": "bidirectional", "merge_mode": "concat",
          "layer": {"class_name": "LSTM", "config": {"name": "lstm", "units": %d,
            "return_sequences": true, "go_backwards": false, "activation": "tanh",
            "recurrent_activation": "sigmoid", "use_bias": true, "unit_forget_bias": true,
            "unroll": false, "dropout": 0.0, "recurrent_dropout": 0.0, "recurrent_initializer":
            {"class_name": "Orthogonal", "config": {}}, "recurrent_regularizer": null,
            "recurrent_constraint": null, %s}}}},
        {"class_name": "Flatten", "config": {"name": "flatten", "data_format": "channels_last"}},
        {"class_name": "Dense", "config": {"name": "dense", "units": %d, "activation": "relu",
          "use_bias": true, %s}},
        {"class_name": "Dense", "config": {"name": "dense_1", "units": %d, "activation": "sigmoid",
          "use_bias": true, %s}}]}}
        """,
        config.window(),
        config.filters(),
        config.kernel(),
        TRAINING,
        config.pool(),
        config.poolStride(),
        config.units(),
        TRAINING,
        config.dense(),
        TRAINING,
        config.targets(),
        TRAINING);
  }

  private static final String TRAINING =
      """
      "trainable": true, "kernel_initializer": {"class_name": "GlorotUniform", "config": {}},
      "bias_initializer": {"class_name": "Zeros", "config": {}}, "kernel_regularizer": null,
      "bias_regularizer": null, "kernel_constraint": null, "bias_constraint": null""";
}
