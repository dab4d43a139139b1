package io.danq.training.engine;

/**
 * How a network is trained, apart from its optimiser.
 *
 * @param batchSize largest number of windows in a batch, at least 1
 * @param poolDropout share of the pooled values that a training step leaves out, 0 to below 1
 * @param lstmDropout the same for the LSTM's outputs
 * @param freezeConvolution whether the convolution keeps its weights
 * @param seed for the dropout
 * @param threads number of threads, at least 1
 */
public record NetworkOptions(
    int batchSize,
    double poolDropout,
    double lstmDropout,
    boolean freezeConvolution,
    long seed,
    int threads) {}
