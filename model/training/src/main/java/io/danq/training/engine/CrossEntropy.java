package io.danq.training.engine;

/**
 * Binary cross-entropy, the mean over all labels, computed from logits as Keras does for a network
 * that ends in a sigmoid: {@code max(x, 0) - x z + log(1 + exp(-|x|))}.
 */
public final class CrossEntropy {
  private CrossEntropy() {}

  /**
   * The mean loss over the first {@code count} logits.
   *
   * @param labels 0 or 1, one per logit
   */
  public static double mean(float[] logits, float[] labels, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double x = logits[i];
      sum += Math.max(x, 0) - x * labels[i] + Math.log(1 + Math.exp(-Math.abs(x)));
    }
    return sum / count;
  }

  /** The gradients of {@link #mean} with regard to the logits. */
  static void gradients(float[] logits, float[] labels, int count, float[] into) {
    for (int i = 0; i < count; i++) {
      into[i] = (float) ((sigmoid(logits[i]) - labels[i]) / count);
    }
  }

  /** The probability of a logit. */
  public static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
