/**
 * Evaluates a model, in this process or on the workers of a runner, and adds the backgrounds for
 * E-values, of probabilities and of effects.
 *
 * <p>Computes nothing itself: metrics and reports are {@code io.danq.evaluation}'s. Begin with
 * {@link io.danq.learning.evaluation.ModelEvaluation}.
 */
package io.danq.learning.evaluation;
