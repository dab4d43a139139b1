/**
 * Makes the next version of a model in one go: examples, training, evaluation, background,
 * publication.
 *
 * <p>May use everything of {@code io.danq.learning}, the model and the registry; never the
 * pipelines that predict. Begin with {@link io.danq.learning.retraining.Retraining}.
 */
package io.danq.learning.retraining;
