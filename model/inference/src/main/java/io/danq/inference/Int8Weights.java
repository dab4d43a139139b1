package io.danq.inference;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The weights for the int8 graph of a network, quantised from float32.
 *
 * <p>Weights have one scale per output channel: the smallest at which no weight, and no sum of two
 * neighbours, exceeds 127. x86 without VNNI adds the products of neighbours in 16 bits, which
 * overflow with full 8-bit weights (onnxruntime.ai, "Quantize ONNX models"). With this scale the
 * result is the same on every machine.
 *
 * <p>Activations have 8 bits. ONNX Runtime takes their scale from the smallest and largest value of
 * the whole batch, so a window's result would depend on the other windows. Sentinels prevent that:
 *
 * <ul>
 *   <li>Every filter is divided by the largest sum that it can give, and one more filter always
 *       gives 1: the LSTM's input spans exactly 0 to 1 in every batch.
 *   <li>Two more units of the LSTM have all gates open and the candidates 1 and -1. After t steps
 *       they are at tanh(t) and -tanh(t), the bounds of all units, so that the recurrence's input
 *       at step t spans exactly that range in every batch.
 * </ul>
 *
 * Nothing reads the sentinels: their weights are zero. The hidden layer reads units with the fixed
 * scale {@link #UNIT_SCALE}. Its own outputs have no useful bound. So the output layer, a hundredth
 * of the work, stays in float32.
 */
final class Int8Weights {
  /** Extra units of the LSTM in each direction. */
  static final int SENTINEL_UNITS = 2;

  /** The scale that maps an LSTM's output, -1 to 1, to 8 bits. */
  static final float UNIT_SCALE = 1 / 127f;

  static final int UNIT_ZERO_POINT = 128;
  static final String LSTM_WEIGHT_SCALE = "lstm.weight.scale";
  static final String LSTM_RECURRENCE_SCALE = "lstm.recurrence.scale";
  static final String HIDDEN_WEIGHT_SCALE = "hidden.weight.scale";

  private static final int LARGEST = 127;
  private static final int GATES = 4;
  private static final int DIRECTIONS = 2;

  /** Large enough that its sigmoid and its tanh are 1 in float32. */
  private static final float SATURATED = 30;

  /** A margin, so that rounding lifts no sum above its bound. */
  private static final double MARGIN = 1 + 1e-5;

  private final DanQWeights weights;
  private final DanQConfig config;
  private final int units;
  private final List<Initializer> initializers = new ArrayList<>();
  private @Nullable ConvolutionKernels kernels;

  private Int8Weights(DanQWeights weights) {
    this.weights = weights;
    this.config = weights.config();
    this.units = config.units() + SENTINEL_UNITS;
  }

  /**
   * Quantises a network. Its matrices are read once or twice, without a copy.
   *
   * @throws InferenceException if it has hard-sigmoid gates, which do not damp rounding errors: the
   *     more of them are saturated, the longer errors persist, and probabilities change by up to
   *     0.27
   */
  static Int8Weights of(DanQWeights weights) {
    if (weights.config().gates().isHard()) {
      throw new InferenceException(
          "int8 is not accurate enough for a network with hard-sigmoid gates; use"
              + " --precision=float32",
          null);
    }
    Int8Weights int8 = new Int8Weights(weights);
    float[] bounds = int8.scaleConvolution();
    float[] none = new float[int8.config.units()];
    Arrays.fill(none, 1);
    int8.recurrent(DanQTensor.LSTM_WEIGHT, bounds, 1, LSTM_WEIGHT_SCALE);
    int8.recurrent(DanQTensor.LSTM_RECURRENCE, none, SENTINEL_UNITS, LSTM_RECURRENCE_SCALE);
    int8.recurrentBias();
    int8.hidden();
    int8.keep(DanQTensor.HIDDEN_BIAS);
    int8.keep(DanQTensor.OUTPUT_WEIGHT);
    int8.keep(DanQTensor.OUTPUT_BIAS);
    return int8;
  }

  /** The convolution, scaled and with its sentinel. */
  ConvolutionKernels kernels() {
    return Objects.requireNonNull(kernels);
  }

  /** All tensors but those of the convolution. */
  List<Initializer> initializers() {
    return initializers;
  }

  private void keep(DanQTensor tensor) {
    initializers.add(Initializer.of(tensor, weights));
  }

  /** Returns the divisor of each filter. */
  private float[] scaleConvolution() {
    ConvolutionKernels original = ConvolutionKernels.of(weights);
    float[] bounds = new float[original.filters()];
    float[] factors = new float[original.filters()];
    for (int filter = 0; filter < bounds.length; filter++) {
      double bound = original.bound(filter);
      bounds[filter] = bound > 0 ? (float) (bound * MARGIN) : 1; // else ReLU makes it 0
      factors[filter] = 1 / bounds[filter];
    }
    kernels = original.scaledWithSentinel(factors);
    return bounds;
  }

  /** From [2, 4 * units, inputs] to int8 [2, inputs + sentinels, 4 * (units + sentinels)]. */
  private void recurrent(DanQTensor tensor, float[] factors, int sentinels, String scaleName) {
    FloatBuffer source = weights.get(tensor);
    int inputs = factors.length;
    int rows = inputs + sentinels;
    int columns = GATES * units;
    ByteBuffer quantised = DirectBuffers.bytes((long) DIRECTIONS * rows * columns);
    FloatBuffer scales = DirectBuffers.floats((long) DIRECTIONS * columns);
    float[] row = new float[inputs];
    for (int direction = 0; direction < DIRECTIONS; direction++) {
      for (int column = 0; column < columns; column++) {
        float scale = 1;
        if (column % units < config.units()) {
          source.get(row);
          for (int i = 0; i < inputs; i++) {
            row[i] *= factors[i];
          }
          scale = scale(range(row));
          for (int i = 0; i < inputs; i++) {
            quantised.put((direction * rows + i) * columns + column, quantise(row[i], scale));
          }
        }
        scales.put(scale);
      }
    }
    initializers.add(Initializer.int8(tensor.tensorName(), quantised, DIRECTIONS, rows, columns));
    initializers.add(Initializer.floats(scaleName, scales.flip(), DIRECTIONS, columns));
  }

  private void recurrentBias() {
    FloatBuffer source = weights.get(DanQTensor.LSTM_BIAS);
    FloatBuffer target = DirectBuffers.floats((long) DIRECTIONS * 2 * GATES * units);
    float[] gate = new float[config.units()];
    for (int direction = 0; direction < DIRECTIONS; direction++) {
      for (int row = 0; row < 2 * GATES; row++) {
        source.get(gate);
        target.put(gate);
        float sentinel = row < GATES ? SATURATED : 0;
        target.put(sentinel).put(row == GATES - 1 ? -sentinel : sentinel);
      }
    }
    initializers.add(
        Initializer.floats(
            DanQTensor.LSTM_BIAS.tensorName(), target.flip(), DIRECTIONS, 2L * GATES * units));
  }

  /** From [steps * 2 * units, dense] to int8 [steps * 2 * (units + sentinels), dense]. */
  private void hidden() {
    int dense = config.dense();
    float[] row = new float[dense];
    float[] above = new float[dense];
    float[] scales = new float[dense];
    FloatBuffer source = weights.get(DanQTensor.HIDDEN_WEIGHT);
    while (source.hasRemaining()) {
      source.get(row);
      for (int i = 0; i < dense; i++) {
        scales[i] = Math.max(scales[i], range(above[i], row[i]));
      }
      System.arraycopy(row, 0, above, 0, dense);
    }
    for (int i = 0; i < dense; i++) {
      scales[i] = scale(scales[i]);
    }
    long rows = (long) config.steps() * DIRECTIONS * units;
    ByteBuffer quantised = DirectBuffers.bytes(rows * dense);
    byte[] bytes = new byte[dense];
    source.rewind();
    for (int group = 0; group < config.steps() * DIRECTIONS; group++) {
      for (int unit = 0; unit < config.units(); unit++) {
        source.get(row);
        for (int i = 0; i < dense; i++) {
          bytes[i] = quantise(row[i], scales[i]);
        }
        quantised.put(bytes);
      }
      quantised.position(quantised.position() + SENTINEL_UNITS * dense);
    }
    initializers.add(
        Initializer.int8(DanQTensor.HIDDEN_WEIGHT.tensorName(), quantised.flip(), rows, dense));
    initializers.add(Initializer.floats(HIDDEN_WEIGHT_SCALE, DirectBuffers.of(scales), dense));
  }

  private static float range(float[] values) {
    float range = 0;
    float before = 0;
    for (float value : values) {
      range = Math.max(range, range(before, value));
      before = value;
    }
    return range;
  }

  /** The largest magnitude among a number, the one before it, and their sum. */
  private static float range(float before, float value) {
    float together = Math.abs(before + value);
    return Math.max(together, Math.abs(value));
  }

  private static float scale(float largest) {
    return largest > 0 ? largest / LARGEST : 1;
  }

  private static byte quantise(float value, float scale) {
    return (byte) Math.max(-LARGEST, Math.min(LARGEST, Math.round(value / scale)));
  }
}
