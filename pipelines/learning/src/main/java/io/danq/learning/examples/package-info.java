/**
 * Cuts a reference genome into labelled windows by peaks, as a Beam pipeline, and stores them as
 * Parquet by part.
 *
 * <p>Begin with {@link io.danq.learning.examples.ExamplesPipeline} and {@link
 * io.danq.learning.examples.ExampleFolder}.
 */
package io.danq.learning.examples;
