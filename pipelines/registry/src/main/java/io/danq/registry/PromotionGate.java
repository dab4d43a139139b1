package io.danq.registry;

import io.danq.network.bundle.ModelManifest;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a version must reach to be served, by the mean AUROC in its manifest ({@link
 * ModelManifest#MEAN_AUROC}). It must meet every rule that is set. Two values are comparable only
 * if both were measured on the same windows.
 *
 * @param minMeanAuroc minimum mean AUROC, 0 to 1; empty for no minimum
 * @param tolerance how far the mean AUROC may fall below the current version's, 0 to 1; empty for
 *     no limit. A current version without a figure is not compared.
 */
public record PromotionGate(OptionalDouble minMeanAuroc, OptionalDouble tolerance) {
  /** Lets everything through. */
  public static final PromotionGate OPEN =
      new PromotionGate(OptionalDouble.empty(), OptionalDouble.empty());

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a figure is not in 0 to 1
   */
  public PromotionGate {
    check("minMeanAuroc", minMeanAuroc);
    check("tolerance", tolerance);
  }

  private static void check(String name, OptionalDouble value) {
    if (value.isPresent() && !(value.getAsDouble() >= 0 && value.getAsDouble() <= 1)) {
      throw new IllegalArgumentException(name + " must be 0 to 1, was " + value.getAsDouble());
    }
  }

  /**
   * Why a version must not be served; empty if it may be.
   *
   * @param current the version that is served now, if there is one
   */
  public Optional<String> refusal(ModelManifest candidate, Optional<ModelManifest> current) {
    OptionalDouble reached = meanAuroc(candidate);
    if (minMeanAuroc.isPresent()) {
      double needed = minMeanAuroc.getAsDouble();
      if (reached.isEmpty()) {
        return Optional.of(missing(candidate));
      }
      if (reached.getAsDouble() < needed) {
        return Optional.of(
            "its mean AUROC is " + number(reached) + ", minMeanAuroc is " + number(minMeanAuroc));
      }
    }
    OptionalDouble served = current.map(PromotionGate::meanAuroc).orElse(OptionalDouble.empty());
    if (tolerance.isPresent() && served.isPresent()) {
      if (reached.isEmpty()) {
        return Optional.of(missing(candidate));
      }
      if (reached.getAsDouble() < served.getAsDouble() - tolerance.getAsDouble()) {
        return Optional.of(
            "its mean AUROC is "
                + number(reached)
                + ", that of the current version "
                + current.orElseThrow().version()
                + " is "
                + number(served)
                + ", the tolerance is "
                + number(tolerance));
      }
    }
    return Optional.empty();
  }

  private static OptionalDouble meanAuroc(ModelManifest manifest) {
    Double value = manifest.metrics().get(ModelManifest.MEAN_AUROC);
    return value == null || value.isNaN() ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static String missing(ModelManifest candidate) {
    return "its manifest has no "
        + ModelManifest.MEAN_AUROC
        + " to judge it by; it has "
        + candidate.metrics().keySet();
  }

  private static String number(OptionalDouble value) {
    return String.format(Locale.ROOT, "%.4f", value.getAsDouble());
  }
}
