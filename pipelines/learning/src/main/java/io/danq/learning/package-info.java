/**
 * Everything that makes the next version of a model: {@code examples} cuts labelled windows from a
 * genome, {@code data} opens labelled windows that a command names, {@code evaluation} judges a
 * model by them, {@code retraining} does all of it in turn and publishes the result.
 *
 * <p>The packages here may import {@code io.danq.sequence}, {@code labels}, {@code network}, {@code
 * inference}, {@code evaluation} and {@code training} from model/, and {@code io.danq.beam} and
 * {@code io.danq.registry} from pipelines/. They never import {@code io.danq.prediction}, {@code
 * io.danq.cli} or a runner; the build refuses these dependencies. Among themselves they depend in
 * this order: examples, data, evaluation, retraining.
 */
package io.danq.learning;
