/**
 * Windows, variants and failed records between the steps: their coders, and the tags of the
 * collections of windows and failed records.
 *
 * <p>Begin with {@link io.danq.prediction.coder.WindowTags}.
 */
package io.danq.prediction.coder;
