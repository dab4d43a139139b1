package io.danq.sequence.variant;

/**
 * What an allele does to one target, from the probabilities of the reference and of the allele.
 * Probabilities are first brought into [1e-7, 1 - 1e-7].
 *
 * @param diff the allele's probability minus the reference's, -1 to 1
 * @param log2Odds log2 of the allele's odds minus log2 of the reference's, -47 to 47
 */
public record Effect(double diff, double log2Odds) {
  private static final double LEAST = 1e-7;
  private static final double LN_2 = Math.log(2);

  /** Compares two probabilities. */
  public static Effect of(float reference, float alternative) {
    double ref = clamp(reference);
    double alt = clamp(alternative);
    return new Effect(alt - ref, log2Odds(ref, alt));
  }

  /** Only the difference, which needs no logarithm. */
  public static double diff(float reference, float alternative) {
    return clamp(alternative) - clamp(reference);
  }

  private static double clamp(float probability) {
    return Math.max(LEAST, Math.min(1 - LEAST, probability));
  }

  /**
   * A single logarithm, of the ratio of the odds. Swapping the two alleles gives exactly the
   * negative.
   */
  private static double log2Odds(double ref, double alt) {
    double up = alt * (1 - ref);
    double down = ref * (1 - alt);
    return up >= down ? Math.log(up / down) / LN_2 : -Math.log(down / up) / LN_2;
  }

  /**
   * DeepSEA's score: the absolute difference of the probabilities times the absolute difference of
   * the log odds, in natural logarithms (Zhou and Troyanskaya 2015); 0 or more.
   */
  public double size() {
    return Math.abs(diff) * Math.abs(log2Odds) * LN_2;
  }
}
