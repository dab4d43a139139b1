package io.danq.registry.model;

import io.danq.network.bundle.BackgroundScores;
import io.danq.network.bundle.EffectBackground;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.Target;
import java.util.List;
import java.util.Optional;

/**
 * What turns a model's probabilities into hits.
 *
 * @param targets what its outputs predict, in their order
 * @param background its scores on unlabelled windows, if its bundle has them
 * @param effects the effects of background variants on its targets, for the strands that its bundle
 *     has them for
 */
public record ModelAnnotation(
    List<Target> targets, Optional<BackgroundScores> background, List<EffectBackground> effects) {
  public ModelAnnotation {
    effects = List.copyOf(effects);
  }

  /** The annotation of an open bundle. */
  static ModelAnnotation of(ModelBundle bundle) {
    return new ModelAnnotation(bundle.targets(), bundle.background(), bundle.effects());
  }

  /** Without the effects of background variants. */
  public ModelAnnotation(List<Target> targets, Optional<BackgroundScores> background) {
    this(targets, background, List.of());
  }
}
