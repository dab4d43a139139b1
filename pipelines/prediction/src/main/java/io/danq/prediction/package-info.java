/**
 * The four pipelines that predict: {@link io.danq.prediction.BatchPrediction} (files of reads),
 * {@link io.danq.prediction.StreamingPrediction} (a topic, or files as they arrive), {@link
 * io.danq.prediction.VariantPrediction} (VCFs) and {@link io.danq.prediction.ScanPrediction} (a
 * genome). They read, cut into windows, predict, make rows and write. Each step has a package below
 * this one.
 *
 * <p>Imports those packages, {@code io.danq.sequence}, {@code io.danq.network}, {@code
 * io.danq.beam}, {@code io.danq.registry} and {@code io.danq.flink}, but neither learning nor the
 * command line.
 */
package io.danq.prediction;
