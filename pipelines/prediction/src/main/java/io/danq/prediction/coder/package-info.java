/**
 * Windows and failed records between the steps: the tags of their collections and their coders.
 *
 * <p>Begin with {@link io.danq.prediction.coder.WindowTags}.
 */
package io.danq.prediction.coder;
