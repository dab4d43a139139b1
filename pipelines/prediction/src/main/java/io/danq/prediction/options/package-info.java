/**
 * What a pipeline is told: Beam's options, from which the command line and the Dataflow templates
 * take theirs.
 */
package io.danq.prediction.options;
