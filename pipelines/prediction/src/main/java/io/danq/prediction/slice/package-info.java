/**
 * Cuts a topic's partitions into slices, counts their rows and writes each slice as one file. This
 * makes a stream's files exactly-once (decisions/0008).
 *
 * <p>Begin with {@link io.danq.prediction.slice.Slicer}, then {@link
 * io.danq.prediction.slice.WriteSlices}.
 */
package io.danq.prediction.slice;
