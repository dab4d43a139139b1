package io.danq.training;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Random initial weights, drawn like those of Keras' layers: kernels uniformly (Glorot and Bengio
 * 2010), the LSTM's recurrence orthogonal (Saxe, McClelland and Ganguli 2014, arXiv:1312.6120),
 * biases 0, except for the forget gate's, which are 1. The numbers differ from Keras' because the
 * generator does.
 */
public final class KerasInitialization {
  private static final int GATES = 4;
  private static final int FORGET = 2; // of i, o, f, c

  private KerasInitialization() {}

  /** Weights of a new network; the same seed gives the same. */
  public static DanQWeights create(DanQConfig config, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<DanQTensor, FloatBuffer> tensors = new EnumMap<>(DanQTensor.class);
    for (DanQTensor tensor : DanQTensor.values()) {
      FloatBuffer values =
          ByteBuffer.allocateDirect(
                  Math.toIntExact(Math.multiplyExact(tensor.size(config), Float.BYTES)))
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
      fill(values, tensor, config, random.split());
      tensors.put(tensor, values);
    }
    return new DanQWeights(config, tensors);
  }

  private static void fill(
      FloatBuffer values, DanQTensor tensor, DanQConfig config, SplittableRandom random) {
    int kernel = config.kernel();
    int units = config.units();
    switch (tensor) {
      case CONV_WEIGHT -> uniform(values, 4L * kernel, (long) config.filters() * kernel, random);
      case LSTM_WEIGHT -> uniform(values, config.filters(), (long) GATES * units, random);
      case HIDDEN_WEIGHT -> uniform(values, config.flattened(), config.dense(), random);
      case OUTPUT_WEIGHT -> uniform(values, config.dense(), config.targets(), random);
      case LSTM_RECURRENCE -> {
        for (int direction = 0; direction < 2; direction++) {
          orthogonal(values, direction * GATES * units * units, units, random);
        }
      }
      case LSTM_BIAS -> {
        for (int direction = 0; direction < 2; direction++) {
          for (int i = 0; i < units; i++) {
            values.put((2 * direction * GATES + FORGET) * units + i, 1);
          }
        }
      }
      case CONV_BIAS, HIDDEN_BIAS, OUTPUT_BIAS -> {} // zeros
    }
  }

  /** Glorot's: uniform, with the variance {@code 2 / (fan-in + fan-out)}. */
  static void uniform(FloatBuffer values, long fanIn, long fanOut, SplittableRandom random) {
    double limit = Math.sqrt(6.0 / (fanIn + fanOut));
    for (int i = 0; i < values.limit(); i++) {
      values.put(i, (float) ((2 * random.nextDouble() - 1) * limit));
    }
  }

  /**
   * A matrix {@code [4 units, units]} of orthonormal columns, all equally likely: normal numbers
   * made orthogonal by Gram and Schmidt, twice for the sake of rounding.
   */
  private static void orthogonal(FloatBuffer values, int at, int units, SplittableRandom random) {
    int rows = GATES * units;
    double[][] columns = new double[units][];
    for (int column = 0; column < units; column++) {
      double[] vector = new double[rows];
      for (int i = 0; i < rows; i++) {
        vector[i] = random.nextGaussian();
      }
      for (int pass = 0; pass < 2; pass++) {
        for (int earlier = 0; earlier < column; earlier++) {
          subtract(vector, columns[earlier], dot(vector, columns[earlier]));
        }
      }
      double length = Math.sqrt(dot(vector, vector));
      for (int i = 0; i < rows; i++) {
        vector[i] /= length;
        values.put(at + i * units + column, (float) vector[i]);
      }
      columns[column] = vector;
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void subtract(double[] from, double[] what, double times) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= times * what[i];
    }
  }
}
