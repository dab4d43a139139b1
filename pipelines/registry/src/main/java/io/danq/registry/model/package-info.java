/**
 * The models that this JVM holds: found by their reference, fetched, loaded once and shared by all
 * threads.
 *
 * <p>Uses {@code io.danq.registry} and the engines. Prediction and learning take their models from
 * {@link io.danq.registry.model.ModelCache}.
 */
package io.danq.registry.model;
