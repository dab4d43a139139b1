/**
 * Runs one training in its own folder, with log and report, and continues one that was killed.
 * {@code danq train} and {@code danq retrain} both use it.
 *
 * <p>Begin with {@link io.danq.training.run.TrainingRun}.
 */
package io.danq.training.run;
