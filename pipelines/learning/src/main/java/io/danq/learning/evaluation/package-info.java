/**
 * Evaluates a model: in this process, or spread over the workers of a runner; and adds the
 * background that E-values come from.
 *
 * <p>Computes nothing itself: metrics and reports are {@code io.danq.evaluation}'s. Begin with
 * {@link io.danq.learning.evaluation.ModelEvaluation}.
 */
package io.danq.learning.evaluation;
