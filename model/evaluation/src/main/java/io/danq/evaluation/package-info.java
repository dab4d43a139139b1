/**
 * Judges a network by labelled windows: {@link io.danq.evaluation.Evaluator} predicts them on each
 * strand and ranks every target, {@link io.danq.evaluation.LabelColumns} says which label belongs
 * to which target.
 *
 * <p>Uses labels, network and inference. Begin with {@code Evaluator}.
 */
package io.danq.evaluation;
