/**
 * Reads DanQ networks that Keras saved. Every layer and every shape is checked before a weight is
 * taken.
 *
 * <p>Uses only {@code io.danq.network}. Begin with {@link io.danq.keras.KerasImporter}.
 */
package io.danq.keras;
