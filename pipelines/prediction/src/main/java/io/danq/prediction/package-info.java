/**
 * The pipelines that predict, {@code BatchPrediction} and {@code StreamingPrediction}: read, cut
 * into windows, predict, annotate, write. Each of these steps has a package below this one.
 */
package io.danq.prediction;
