package io.danq.training.engine;

import io.danq.network.DanQConfig;

/**
 * RMSprop as {@code keras.optimizers.RMSprop} computes it: decay 0.9, no momentum, not centred,
 * 1e-7 added below the root.
 */
public final class RmsPropUpdate extends Update {
  private static final float DECAY = 0.9f;
  private static final float GAIN = 0.1f;
  private static final float EPSILON = 1e-7f;

  /** A new optimiser without moments. */
  public RmsPropUpdate(DanQConfig config) {
    super(config, 1);
  }

  @Override
  void change(
      float[] weights, float[] gradients, float[][] moments, int count, double learningRate) {
    change(weights, gradients, moments[0], count, (float) learningRate);
  }

  private static void change(
      float[] weights, float[] gradients, float[] square, int count, float rate) {
    for (int i = 0; i < count; i++) {
      float g = gradients[i];
      float v = DECAY * square[i] + GAIN * (g * g);
      square[i] = v;
      weights[i] -= rate * g / (float) Math.sqrt(v + EPSILON);
    }
  }
}
