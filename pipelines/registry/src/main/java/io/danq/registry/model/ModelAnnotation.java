package io.danq.registry.model;

import io.danq.network.bundle.BackgroundScores;
import io.danq.network.bundle.Target;
import java.util.List;
import java.util.Optional;

/**
 * What turns a model's probabilities into hits.
 *
 * @param targets what its outputs predict, in their order
 * @param background what it scores on windows without a label, if its bundle has that
 */
public record ModelAnnotation(List<Target> targets, Optional<BackgroundScores> background) {}
