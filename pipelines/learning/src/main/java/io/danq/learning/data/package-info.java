/**
 * Labelled data as the commands name it: a file, or a folder that {@code danq examples} made.
 *
 * <p>Begin with {@link io.danq.learning.data.LabelledData}.
 */
package io.danq.learning.data;
