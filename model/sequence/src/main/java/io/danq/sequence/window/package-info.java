/**
 * Cuts a sequence into the windows that a network reads. The rules for short sequences and for the
 * last window are here.
 *
 * <p>Uses {@code io.danq.sequence} alone. Begin with {@link
 * io.danq.sequence.window.SequenceWindower}; its spec has the lengths.
 */
package io.danq.sequence.window;
