/**
 * What goes from step to step, windows and failed records: the tags of their collections, and how
 * they travel between workers.
 *
 * <p>Begin with {@link io.danq.prediction.coder.WindowTags}.
 */
package io.danq.prediction.coder;
