/**
 * Tracks for genome browsers: what bins say of each target, as a bigWig file for each.
 *
 * <p>Bins are read once, in order, and all targets are compressed in parallel into a temporary
 * file, from which each track is then assembled. Begin with {@link
 * io.danq.prediction.track.Tracks}.
 */
package io.danq.prediction.track;
