/**
 * Windows: how sequences are cut to the network's input length.
 *
 * <p>A sequence is cut at positions of its own ({@link io.danq.sequence.window.SequenceWindower}),
 * an aligned read on the genome's grid ({@link io.danq.sequence.window.AnchoredWindower}). {@link
 * io.danq.sequence.window.WindowSpec} has the lengths. Begin with {@link
 * io.danq.sequence.window.Windower}.
 */
package io.danq.sequence.window;
