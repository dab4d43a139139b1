package io.danq.network.bundle;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The effects of the alleles of background variants on a network's targets, per target and in
 * ascending order. Immutable and thread-safe.
 *
 * <p>The size of an effect is DeepSEA's (Zhou and Troyanskaya 2015): {@code |p_alt - p_ref| *
 * |ln-odds difference|}, of probabilities in [1e-7, 1 - 1e-7]. The E-value of an effect is the
 * fraction of background alleles with an effect at least as large: 1 at the smallest and below it,
 * and <b>0 above the largest</b>. A 0 only means "less than one in {@link #alleles}".
 *
 * <p>The {@value #EXACT} largest effects are all kept; below them ever fewer are, because rare
 * effects matter most. The E-values of the largest effects are exact. Elsewhere they are never too
 * low, and too high by less than a {@value #PRECISION}th of themselves.
 */
public final class EffectBackground {
  /** The number of largest effects that are all kept. */
  public static final int EXACT = 1000;

  static final int PRECISION = 500;

  /** The most alleles of a background. */
  static final int MAX_ALLELES = 999_999_999;

  /** An upper bound. The largest possible effect, of 1e-7 against 1 - 1e-7, is 32.2. */
  private static final int MOST = 33;

  private final Origin origin;
  private final boolean bothStrands;
  private final AscendingScores effects;

  /** The origin of background variants. */
  public enum Kind {
    /** Called in samples, and read from a file. */
    OBSERVED,
    /** Drawn at random from a genome, so real genomes need not have them. */
    RANDOM
  }

  /**
   * Where background variants come from.
   *
   * @param source the file's name; for random variants, the reference's name and the seed
   */
  public record Origin(Kind kind, String source) {
    public Origin {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(source, "source");
    }
  }

  /**
   * Checks the effects.
   *
   * @param bothStrands whether probabilities were means over a window and its reverse complement
   * @param alleles in the background, 1 to {@value #MAX_ALLELES}
   * @param targets at least 1
   * @param effects {@code [targets][points]}, from position to limit: 0 or more, each row
   *     ascending, with {@link #points(int)} points
   * @throws IllegalArgumentException if a value breaks these rules; the message says where
   */
  EffectBackground(
      Origin origin, boolean bothStrands, int alleles, int targets, FloatBuffer effects) {
    requireSome(alleles, targets);
    this.origin = origin;
    this.bothStrands = bothStrands;
    this.effects = new AscendingScores(alleles, ranks(alleles), targets, MOST, effects);
  }

  private static void requireSome(int alleles, int targets) {
    if (alleles < 1 || alleles > MAX_ALLELES || targets < 1) {
      throw new IllegalArgumentException(
          "alleles must be 1 to "
              + MAX_ALLELES
              + " and targets at least 1, were "
              + alleles
              + ", "
              + targets);
    }
  }

  /**
   * Sums up effects.
   *
   * @param effects one array {@code [targets]} per allele, as {@code Effect.size} gives them
   * @throws IllegalArgumentException if there is no allele, arrays are not of one length, or an
   *     effect is NaN, negative or larger than any can be
   */
  public static EffectBackground of(Origin origin, boolean bothStrands, List<float[]> effects) {
    int targets = effects.isEmpty() ? 0 : effects.get(0).length;
    requireSome(effects.size(), targets);
    int[] ranks = ranks(effects.size());
    FloatBuffer kept =
        AscendingScores.keep(effects.size(), ranks, targets, target -> column(effects, target));
    return new EffectBackground(origin, bothStrands, effects.size(), targets, kept);
  }

  private static float[] column(List<float[]> effects, int target) {
    float[] column = new float[effects.size()];
    for (int allele = 0; allele < column.length; allele++) {
      column[allele] = effects.get(allele)[target];
    }
    return column;
  }

  /** The number of effects that are kept per target for a number of alleles. */
  static int points(int alleles) {
    return ranks(alleles).length;
  }

  /**
   * Kept ranks, from the top: the first {@value #EXACT}, then ranks that are ever wider apart, and
   * the last.
   */
  private static int[] ranks(int alleles) {
    int[] fromTop =
        IntStream.concat(
                IntStream.iterate(
                    0, rank -> rank < alleles - 1, rank -> rank + Math.max(1, rank / PRECISION)),
                IntStream.of(alleles - 1))
            .toArray();
    return IntStream.range(0, fromTop.length)
        .map(i -> alleles - 1 - fromTop[fromTop.length - 1 - i])
        .toArray();
  }

  /** Where its variants come from. */
  public Origin origin() {
    return origin;
  }

  /** Number of background alleles that were predicted. An E-value below 1 / alleles is 0. */
  public int alleles() {
    return effects.examples();
  }

  /** Whether probabilities were means of both strands rather than the forward ones alone. */
  public boolean bothStrands() {
    return bothStrands;
  }

  /** Number of targets. */
  public int targets() {
    return effects.targets();
  }

  /**
   * The fraction of background alleles with an effect at least as large: 0 to 1, 0 above all of
   * them. A binary search that allocates nothing.
   *
   * @param target 0 to {@code targets() - 1}
   * @param effect its size, of the same network and the same strands
   */
  public float evalue(int target, float effect) {
    return effects.evalue(target, effect);
  }

  /**
   * The smallest kept effect whose E-value is at most a limit; infinite if there is none.
   *
   * @param target 0 to {@code targets() - 1}
   * @param maxEvalue 0 to 1
   */
  public float threshold(int target, double maxEvalue) {
    return effects.threshold(target, maxEvalue);
  }

  /** Kept effects, {@code [targets][points]}, read-only. */
  FloatBuffer effects() {
    return effects.kept();
  }
}
