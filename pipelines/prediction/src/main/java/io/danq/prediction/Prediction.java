package io.danq.prediction;

import io.danq.window.SequenceWindow;

/**
 * What a model says of a window.
 *
 * @param window the window
 * @param probabilities one probability per target, 0 to 1, in target order; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Prediction(SequenceWindow window, float[] probabilities) {}
