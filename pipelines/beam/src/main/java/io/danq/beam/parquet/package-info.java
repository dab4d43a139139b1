/**
 * Reads and writes Parquet through Beam's file systems, without Hadoop's configuration.
 *
 * <p>Uses Beam and {@code io.danq.beam.file}. Begin with {@link io.danq.beam.parquet.RowFiles}.
 */
package io.danq.beam.parquet;
