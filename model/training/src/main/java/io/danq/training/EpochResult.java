package io.danq.training;

/**
 * What an epoch came to.
 *
 * @param epoch its number, from 1
 * @param learningRate of its steps
 * @param trainingLoss mean binary cross-entropy of its windows, each before the step that learnt
 *     from it, with dropout; as Keras reports it
 * @param validationLoss mean binary cross-entropy of the validation windows, without dropout
 * @param validationAuroc mean ROC AUC over the targets with positive and negative validation
 *     windows, forward strand; NaN if there is no such target
 * @param best whether it was better than all before, by {@link TrainingOptions#criterion}
 * @param seconds of its steps, without the validation; what was done before a restart included
 * @param windowsPerSecond windows trained in a second
 */
public record EpochResult(
    int epoch,
    double learningRate,
    double trainingLoss,
    double validationLoss,
    double validationAuroc,
    boolean best,
    double seconds,
    double windowsPerSecond) {}
