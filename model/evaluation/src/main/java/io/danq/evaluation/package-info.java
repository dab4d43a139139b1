/**
 * Judges a network by labelled windows: {@link io.danq.evaluation.Evaluator} predicts each strand
 * and ranks the windows of every target, {@link io.danq.evaluation.LabelColumns} says which label
 * belongs to which target.
 *
 * <p>{@link io.danq.evaluation.BackgroundScoring} and {@link io.danq.evaluation.EffectScoring} make
 * the backgrounds of E-values.
 *
 * <p>Uses sequences, variants, labels, bundles, inference and metrics. Begin with {@code
 * Evaluator}.
 */
package io.danq.evaluation;
