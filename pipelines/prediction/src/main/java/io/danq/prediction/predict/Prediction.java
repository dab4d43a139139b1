package io.danq.prediction.predict;

import io.danq.registry.model.ModelDescription;
import io.danq.sequence.window.SequenceWindow;

/**
 * What a model says of a window.
 *
 * @param model the model
 * @param window the window
 * @param probabilities one probability per target, 0 to 1, in target order; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Prediction(ModelDescription model, SequenceWindow window, float[] probabilities) {}
