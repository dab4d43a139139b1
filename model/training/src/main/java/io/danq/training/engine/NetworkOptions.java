package io.danq.training.engine;

/**
 * How a network is trained, apart from its optimiser.
 *
 * @param batchSize most windows of a batch, at least 1
 * @param poolDropout share of the pooled values that a training step leaves out, 0 to below 1
 * @param lstmDropout the same of the LSTM's outputs
 * @param freezeConvolution whether the convolution keeps its weights
 * @param seed of the dropout
 * @param threads at least 1
 */
public record NetworkOptions(
    int batchSize,
    double poolDropout,
    double lstmDropout,
    boolean freezeConvolution,
    long seed,
    int threads) {}
