/**
 * Windows whose labels are known: one {@link io.danq.labels.LabelledWindow}, a stream of them, or
 * all of them packed in memory. Training, evaluation and backgrounds read their data through this
 * package, whatever the file format.
 *
 * <p>Uses {@code io.danq.sequence}; knows no network. Begin with {@link
 * io.danq.labels.LabelledWindows}.
 */
package io.danq.labels;
