package io.danq.sequence.variant;

/**
 * What an allele does to one target, from the probabilities of the reference and of the allele.
 * Probabilities are first brought into [1e-7, 1 - 1e-7].
 *
 * @param diff the allele's probability less the reference's, -1 to 1
 * @param log2Odds log2 of the allele's odds less log2 of the reference's, -47 to 47
 */
public record Effect(double diff, double log2Odds) {
  private static final double LEAST = 1e-7;

  /** Compares two probabilities. */
  public static Effect of(float reference, float alternative) {
    double ref = clamp(reference);
    double alt = clamp(alternative);
    return new Effect(alt - ref, (logit(alt) - logit(ref)) / Math.log(2));
  }

  private static double clamp(float probability) {
    return Math.max(LEAST, Math.min(1 - LEAST, probability));
  }

  private static double logit(double probability) {
    return Math.log(probability / (1 - probability));
  }

  /**
   * DeepSEA's score: the absolute difference of the probabilities times that of the log odds, in
   * natural logarithms (Zhou and Troyanskaya 2015); 0 or more.
   */
  public double size() {
    return Math.abs(diff) * Math.abs(log2Odds) * Math.log(2);
  }
}
