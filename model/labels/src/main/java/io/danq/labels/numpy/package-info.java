/**
 * Reads NumPy's {@code .npy} and {@code .npz} arrays row by row, without holding a file in memory.
 *
 * <p>Uses no other package of this project. Begin with {@link io.danq.labels.numpy.NpzFile}.
 */
package io.danq.labels.numpy;
