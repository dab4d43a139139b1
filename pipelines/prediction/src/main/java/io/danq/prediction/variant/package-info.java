/**
 * Predicts what variants do: windows of an allele are predicted together and become one row.
 *
 * <p>Begin with {@link io.danq.prediction.variant.PredictVariants}, which wires, and {@link
 * io.danq.prediction.variant.AllelePredictor}, which does the work.
 */
package io.danq.prediction.variant;
