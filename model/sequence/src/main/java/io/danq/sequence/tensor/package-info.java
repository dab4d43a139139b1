/**
 * Encodes bases as one-hot numbers, forward and reverse complement, into the caller's buffer.
 *
 * <p>Uses {@code io.danq.sequence} alone. {@link io.danq.sequence.tensor.OneHotEncoder} is all of
 * it.
 */
package io.danq.sequence.tensor;
