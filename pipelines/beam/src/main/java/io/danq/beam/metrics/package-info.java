/**
 * What a running pipeline counts, under which names, and the same sums for the process that runs
 * it.
 *
 * <p>Uses Beam and {@code io.danq.sequence}. Begin with {@link
 * io.danq.beam.metrics.PredictionMetrics}.
 */
package io.danq.beam.metrics;
