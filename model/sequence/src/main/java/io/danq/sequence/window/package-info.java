/**
 * Cuts a sequence into the windows that a network reads, and holds the rules for sequences that are
 * shorter than a window or do not fill the last one.
 *
 * <p>Uses {@code io.danq.sequence} alone. Begin with {@link
 * io.danq.sequence.window.SequenceWindower}; its spec has the lengths.
 */
package io.danq.sequence.window;
