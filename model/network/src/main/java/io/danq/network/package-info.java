/**
 * DanQ's dimensions and weights: {@link io.danq.network.DanQConfig} has the sizes, {@link
 * io.danq.network.DanQTensor} the name, shape and layout of each array, {@link
 * io.danq.network.DanQWeights} the numbers.
 *
 * <p>Knows no engine and no file format. Begin with {@code DanQConfig}.
 */
package io.danq.network;
