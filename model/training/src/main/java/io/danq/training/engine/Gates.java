package io.danq.training.engine;

import io.danq.network.GateActivation;

/**
 * One step of an LSTM, element by element, over parts of arrays; in plain loops that the JVM turns
 * into vector instructions. A window's gates follow each other, i, o, f, c, each of {@code units}.
 */
final class Gates {
  /** Above this tanh is 1 in the precision of a float. */
  private static final float LIMIT = 9;

  private final boolean hard;

  /** Of a hard sigmoid. */
  private final float slope;

  Gates(GateActivation activation) {
    hard = activation.isHard();
    slope = hard ? (float) activation.slope() : 0;
  }

  /** Adds the biases and activates: i, o and f by the gates' function, c by tanh. */
  void activate(float[] gates, int at, float[] biases) {
    int sigmoids = biases.length / 4 * 3;
    for (int i = 0; i < biases.length; i++) {
      gates[at + i] += biases[i];
    }
    if (hard) {
      hardSigmoid(gates, at, at + sigmoids);
    } else {
      sigmoid(gates, at, at + sigmoids);
    }
    tanh(gates, at + sigmoids, at + biases.length);
  }

  /** Advances the cell and computes the hidden state. */
  static void advance(float[] gates, int at, float[] cell, float[] state, int from, int units) {
    for (int u = 0; u < units; u++) {
      float next =
          gates[at + 2 * units + u] * cell[from + u] + gates[at + u] * gates[at + 3 * units + u];
      cell[from + u] = next;
      state[from + u] = next;
    }
    tanh(state, from, from + units);
    for (int u = 0; u < units; u++) {
      state[from + u] *= gates[at + units + u];
    }
  }

  /**
   * The way back through one step.
   *
   * @param gates activated gates; overwritten with the gradients before the activation
   * @param cell the step's cell; overwritten with its tanh
   * @param before the cell of the step before
   * @param ofState gradients of the hidden state
   * @param ofCell gradients of the cell from later steps; overwritten with those for the step
   *     before
   */
  void back(
      float[] gates,
      int at,
      float[] cell,
      float[] before,
      float[] ofState,
      float[] ofCell,
      int from,
      int units) {
    tanh(cell, from, from + units);
    for (int u = 0; u < units; u++) {
      float in = gates[at + u];
      float out = gates[at + units + u];
      float forget = gates[at + 2 * units + u];
      float candidate = gates[at + 3 * units + u];
      float squashed = cell[from + u];
      float ofNext = ofCell[from + u] + ofState[from + u] * out * (1 - squashed * squashed);
      gates[at + u] = ofNext * candidate * derivative(in);
      gates[at + units + u] = ofState[from + u] * squashed * derivative(out);
      gates[at + 2 * units + u] = ofNext * before[from + u] * derivative(forget);
      gates[at + 3 * units + u] = ofNext * in * (1 - candidate * candidate);
      ofCell[from + u] = ofNext * forget;
    }
  }

  /** Of the gates' function, from its value: a hard sigmoid is flat where it is clipped. */
  private float derivative(float gate) {
    if (hard) {
      return gate > 0 && gate < 1 ? slope : 0;
    }
    return gate * (1 - gate);
  }

  private void hardSigmoid(float[] x, int from, int to) {
    for (int i = from; i < to; i++) {
      x[i] = Math.max(0, Math.min(1, slope * x[i] + 0.5f));
    }
  }

  private static void sigmoid(float[] x, int from, int to) {
    for (int i = from; i < to; i++) {
      x[i] = 0.5f + 0.5f * tanh(0.5f * x[i]);
    }
  }

  private static void tanh(float[] x, int from, int to) {
    for (int i = from; i < to; i++) {
      x[i] = tanh(x[i]);
    }
  }

  /**
   * {@code x p(x²) / q(x²)}, both of degree 4, fitted to tanh by least squares until its largest
   * relative error was smallest: 2.1e-8 up to {@value #LIMIT}, 4e-7 with the rounding of floats. It
   * has no branch, so that the loops around it become vector instructions.
   */
  static float tanh(float value) {
    float x = Math.max(-LIMIT, Math.min(LIMIT, value));
    float z = x * x;
    float p =
        (((1.3354743e-08f * z + 2.0609146e-05f) * z + 0.0034955922f) * z + 0.1338103f) * z + 1f;
    float q =
        (((7.776593e-07f * z + 0.00032856414f) * z + 0.025876999f) * z + 0.46714345f) * z + 1f;
    return x * p / q;
  }
}
