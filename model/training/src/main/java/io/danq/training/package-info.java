/**
 * Trains DanQ: labelled windows in, weights out. A killed run continues from its checkpoint.
 *
 * <p>Uses labels, network and metrics, never an engine that serves. Begin with {@link
 * io.danq.training.Trainer}.
 */
package io.danq.training;
