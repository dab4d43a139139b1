/**
 * Measures the network alone and the whole pipeline, for {@code danq bench}.
 *
 * <p>Begin with {@link io.danq.cli.bench.PredictorBench}.
 */
package io.danq.cli.bench;
