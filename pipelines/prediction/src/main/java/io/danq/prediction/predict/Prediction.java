package io.danq.prediction.predict;

import io.danq.registry.model.ModelIdentity;
import io.danq.sequence.window.SequenceWindow;

/**
 * What a model predicts for a window.
 *
 * @param model the model that predicted
 * @param window the window
 * @param probabilities one probability per target, 0 to 1, in target order; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Prediction(ModelIdentity model, SequenceWindow window, float[] probabilities) {}
