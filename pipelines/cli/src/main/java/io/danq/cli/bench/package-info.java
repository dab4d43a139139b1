/**
 * What {@code danq bench} measures: the network alone and the whole pipeline, in turns.
 *
 * <p>Begin with {@link io.danq.cli.bench.PredictorBench}.
 */
package io.danq.cli.bench;
