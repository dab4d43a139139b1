/**
 * Runs one training in a folder of its own, with its log, and goes on with one that was killed.
 *
 * <p>Begin with {@link io.danq.training.run.TrainingRun}.
 */
package io.danq.training.run;
