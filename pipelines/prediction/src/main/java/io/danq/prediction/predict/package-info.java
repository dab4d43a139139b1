/**
 * Runs the model over windows, and follows it to its next version.
 *
 * <p>Takes models from {@code io.danq.registry.model}. Begin with {@link
 * io.danq.prediction.predict.PredictWindows}.
 */
package io.danq.prediction.predict;
