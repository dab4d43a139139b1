/**
 * Slices of a topic's partitions, of which a stream's exactly-once files are made: how they are
 * cut, counted and written (decisions/0008).
 *
 * <p>Begin with {@link io.danq.prediction.slice.Slicer}, then {@link
 * io.danq.prediction.slice.WriteSlices}.
 */
package io.danq.prediction.slice;
