package io.danq.training.engine;

import io.danq.network.DanQConfig;

/**
 * Adam (Kingma and Ba 2015, arXiv:1412.6980) as {@code keras.optimizers.Adam} computes it: decay
 * 0.9 and 0.999, the bias corrections in the learning rate, and 1e-7 added to the root.
 */
public final class AdamUpdate extends Update {
  private static final double DECAY_1 = 0.9;
  private static final double DECAY_2 = 0.999;
  private static final float GAIN_1 = 0.1f;
  private static final float GAIN_2 = 0.001f;
  private static final float EPSILON = 1e-7f;

  /** A new optimiser without moments. */
  public AdamUpdate(DanQConfig config) {
    super(config, 2);
  }

  @Override
  void change(
      float[] weights, float[] gradients, float[][] moments, int count, double learningRate) {
    double correction =
        Math.sqrt(1 - Math.pow(DECAY_2, (double) steps()))
            / (1 - Math.pow(DECAY_1, (double) steps()));
    change(weights, gradients, moments[0], moments[1], count, (float) (learningRate * correction));
  }

  private static void change(
      float[] weights, float[] gradients, float[] first, float[] second, int count, float rate) {
    for (int i = 0; i < count; i++) {
      float g = gradients[i];
      float m = first[i] + (g - first[i]) * GAIN_1;
      float v = second[i] + (g * g - second[i]) * GAIN_2;
      first[i] = m;
      second[i] = v;
      weights[i] -= m * rate / ((float) Math.sqrt(v) + EPSILON);
    }
  }
}
