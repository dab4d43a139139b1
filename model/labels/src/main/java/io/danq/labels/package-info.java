/**
 * A labelled window is defined here: one {@link io.danq.labels.LabelledWindow}, a reader of many
 * ({@link io.danq.labels.LabelledWindows}), or many in memory ({@link
 * io.danq.labels.PackedWindows}). Training, evaluation and backgrounds get their data in these
 * forms from every file format.
 *
 * <p>Uses {@code io.danq.sequence} and {@code labels.numpy}; knows nothing of networks. Begin with
 * {@link io.danq.labels.LabelledWindows}.
 */
package io.danq.labels;
