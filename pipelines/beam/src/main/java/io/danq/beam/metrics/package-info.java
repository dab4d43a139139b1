/**
 * The counters of a running pipeline, their names, and their sums for the process that runs it.
 *
 * <p>Uses Beam, {@code io.danq.sequence} and its {@code variant}. Begin with {@link
 * io.danq.beam.metrics.PredictionMetrics}.
 */
package io.danq.beam.metrics;
