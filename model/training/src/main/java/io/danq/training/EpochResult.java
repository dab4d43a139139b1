package io.danq.training;

/**
 * The result of an epoch.
 *
 * @param epoch its number, from 1
 * @param learningRate the learning rate of its steps
 * @param trainingLoss mean binary cross-entropy of its windows with dropout, each before the step
 *     that learned from it, as Keras reports it
 * @param validationLoss mean binary cross-entropy of the validation windows, without dropout
 * @param validationAuroc mean ROC AUC over the targets with positive and negative validation
 *     windows, forward strand; NaN if there are no such targets
 * @param best whether it was better than all before it, by {@link TrainingOptions#criterion}
 * @param seconds spent on its steps, before and after a restart, without the validation
 * @param windowsPerSecond windows trained per second
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
