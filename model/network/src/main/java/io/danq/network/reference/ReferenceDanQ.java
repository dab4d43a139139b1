package io.danq.network.reference;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * DanQ's definition in plain loops and double precision: slow, and independent of every production
 * engine. Immutable and thread-safe.
 */
public final class ReferenceDanQ {
  private static final int CHANNELS = 4;
  private static final int GATES = 4;

  private final DanQConfig config;
  private final DanQWeights weights;

  public ReferenceDanQ(DanQWeights weights) {
    this.config = weights.config();
    this.weights = weights;
  }

  /**
   * Predicts one window.
   *
   * @param input one-hot, {@code [window, 4]} row-major in the model's channel order
   * @return the probability of each target
   */
  public double[] predict(float[] input) {
    if (input.length != config.window() * CHANNELS) {
      throw new IllegalArgumentException(
          "needs " + config.window() * CHANNELS + " floats, has " + input.length);
    }
    double[][] pooled = maxPool(convolution(input));
    double[][] first = lstm(pooled, 0);
    double[][] second = lstm(pooled, 1);
    int units = config.units();
    double[] flat = new double[config.steps() * 2 * units];
    for (int step = 0; step < config.steps(); step++) {
      System.arraycopy(first[step], 0, flat, step * 2 * units, units);
      System.arraycopy(second[step], 0, flat, (step * 2 + 1) * units, units);
    }
    double[] hidden = dense(flat, DanQTensor.HIDDEN_WEIGHT, DanQTensor.HIDDEN_BIAS);
    Arrays.setAll(hidden, i -> Math.max(0, hidden[i]));
    double[] output = dense(hidden, DanQTensor.OUTPUT_WEIGHT, DanQTensor.OUTPUT_BIAS);
    Arrays.setAll(output, i -> sigmoid(output[i]));
    return output;
  }

  /**
   * Predicts several windows.
   *
   * @param inputs {@code [n, window, 4]} row-major
   */
  public double[][] predictAll(float[] inputs) {
    int size = config.window() * CHANNELS;
    double[][] outputs = new double[inputs.length / size][];
    Arrays.setAll(outputs, i -> predict(Arrays.copyOfRange(inputs, i * size, (i + 1) * size)));
    return outputs;
  }

  /** {@code [positions, filters]}, after relu. */
  private double[][] convolution(float[] input) {
    FloatBuffer kernels = weights.get(DanQTensor.CONV_WEIGHT);
    FloatBuffer bias = weights.get(DanQTensor.CONV_BIAS);
    int kernel = config.kernel();
    double[][] output = new double[config.positions()][config.filters()];
    for (int position = 0; position < output.length; position++) {
      for (int filter = 0; filter < config.filters(); filter++) {
        double sum = bias.get(filter);
        for (int k = 0; k < kernel; k++) {
          for (int channel = 0; channel < CHANNELS; channel++) {
            sum +=
                (double) input[(position + k) * CHANNELS + channel]
                    * kernels.get((filter * CHANNELS + channel) * kernel + k);
          }
        }
        output[position][filter] = Math.max(0, sum);
      }
    }
    return output;
  }

  private double[][] maxPool(double[][] input) {
    double[][] output = new double[config.steps()][config.filters()];
    for (int step = 0; step < output.length; step++) {
      for (int filter = 0; filter < config.filters(); filter++) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < config.pool(); i++) {
          largest = Math.max(largest, input[step * config.poolStride() + i][filter]);
        }
        output[step][filter] = largest;
      }
    }
    return output;
  }

  /**
   * One of the two LSTMs, as {@code [steps, units]}. In both directions an output has the index of
   * its input step.
   */
  private double[][] lstm(double[][] input, int lstm) {
    boolean backward = config.directions().readsBackward(lstm);
    int steps = input.length;
    double[][] output = new double[steps][];
    double[] hidden = new double[config.units()];
    double[] cell = new double[config.units()];
    for (int i = 0; i < steps; i++) {
      int step = backward ? steps - 1 - i : i;
      hidden = cellStep(input[step], hidden, cell, lstm);
      output[step] = hidden;
    }
    return output;
  }

  /** Advances {@code cell} and returns the new hidden state. */
  private double[] cellStep(double[] input, double[] hidden, double[] cell, int lstm) {
    int units = config.units();
    double[] gates = gates(input, hidden, lstm);
    double[] next = new double[units];
    for (int unit = 0; unit < units; unit++) {
      double in = config.gates().of(gates[unit]);
      double out = config.gates().of(gates[units + unit]);
      double forget = config.gates().of(gates[2 * units + unit]);
      double candidate = Math.tanh(gates[3 * units + unit]);
      cell[unit] = forget * cell[unit] + in * candidate;
      next[unit] = out * Math.tanh(cell[unit]);
    }
    return next;
  }

  /** Pre-activations of the gates i, o, f, c. */
  private double[] gates(double[] input, double[] hidden, int lstm) {
    FloatBuffer weight = weights.get(DanQTensor.LSTM_WEIGHT);
    FloatBuffer recurrence = weights.get(DanQTensor.LSTM_RECURRENCE);
    FloatBuffer bias = weights.get(DanQTensor.LSTM_BIAS);
    int rows = GATES * config.units();
    double[] gates = new double[rows];
    for (int row = 0; row < rows; row++) {
      int at = lstm * rows + row;
      double sum = bias.get(lstm * 2 * rows + row);
      sum += bias.get(lstm * 2 * rows + rows + row);
      for (int j = 0; j < input.length; j++) {
        sum += input[j] * weight.get(at * input.length + j);
      }
      for (int j = 0; j < hidden.length; j++) {
        sum += hidden[j] * recurrence.get(at * hidden.length + j);
      }
      gates[row] = sum;
    }
    return gates;
  }

  private double[] dense(double[] input, DanQTensor weightName, DanQTensor biasName) {
    FloatBuffer weight = weights.get(weightName);
    FloatBuffer bias = weights.get(biasName);
    double[] output = new double[bias.remaining()];
    Arrays.setAll(output, bias::get);
    for (int i = 0; i < input.length; i++) {
      for (int j = 0; j < output.length; j++) {
        output[j] += input[i] * weight.get(i * output.length + j);
      }
    }
    return output;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
