/**
 * Encodes bases as one-hot numbers, forward and reverse complement, into the caller's buffer.
 *
 * <p>Uses only {@code io.danq.sequence}. {@link io.danq.sequence.tensor.OneHotEncoder} is its only
 * class.
 */
package io.danq.sequence.tensor;
