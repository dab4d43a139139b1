/**
 * The pipelines that predict, {@link io.danq.prediction.BatchPrediction} and {@link
 * io.danq.prediction.StreamingPrediction}: read, cut into windows, predict, make rows, write. Each
 * step has a package below this one.
 *
 * <p>Imports those packages, {@code io.danq.beam}, {@code io.danq.registry} and {@code
 * io.danq.flink}; learning and the command line stay outside.
 */
package io.danq.prediction;
