/**
 * Trains DanQ: labelled windows in, weights out. A killed run continues from its checkpoint.
 *
 * <p>Uses sequences, labels, network and metrics, never a production engine. Begin with {@link
 * io.danq.training.Trainer}.
 */
package io.danq.training;
