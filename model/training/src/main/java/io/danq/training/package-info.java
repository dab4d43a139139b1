/**
 * Trains DanQ: labelled windows in, weights out, with checkpoints from which a killed run goes on.
 *
 * <p>Uses labels, network and metrics, never an engine that serves. Begin with {@link
 * io.danq.training.Trainer}.
 */
package io.danq.training;
