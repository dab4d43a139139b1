/**
 * Opens the labelled windows that a command names: a file, or a folder that {@code danq examples}
 * wrote. This package needs {@code examples}; a labelled window itself is defined in {@code
 * io.danq.labels}.
 *
 * <p>Begin with {@link io.danq.learning.data.LabelledData}.
 */
package io.danq.learning.data;
