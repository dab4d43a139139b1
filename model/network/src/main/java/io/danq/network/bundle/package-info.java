/**
 * A model as a folder or zip that can be shipped and checked: manifest, weights, targets, and the
 * background that E-values come from.
 *
 * <p>Uses {@code io.danq.network}, and {@code io.danq.sequence} with its {@code disk} and {@code
 * support}. Everything that loads a model uses {@link io.danq.network.bundle.ModelBundle}.
 */
package io.danq.network.bundle;
