/**
 * Encodes bases as one-hot numbers, forward and reverse complement, into a buffer of the caller.
 *
 * <p>Uses {@code io.danq.sequence} alone. {@link io.danq.sequence.tensor.OneHotEncoder} is all of
 * it.
 */
package io.danq.sequence.tensor;
