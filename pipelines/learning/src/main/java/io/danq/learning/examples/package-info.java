/**
 * Cuts labelled windows ("examples" to users) from a reference genome and peaks, as a Beam
 * pipeline, and stores them as Parquet by part. It needs no other package of {@code
 * io.danq.learning}.
 *
 * <p>Begin with {@link io.danq.learning.examples.ExamplesPipeline} and {@link
 * io.danq.learning.examples.ExampleFolder}.
 */
package io.danq.learning.examples;
