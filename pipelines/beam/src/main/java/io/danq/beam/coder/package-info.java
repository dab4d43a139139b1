/**
 * Writes the simple fields that the pipelines' coders are made of.
 *
 * <p>Uses Beam alone. {@link io.danq.beam.coder.Fields} is all of it.
 */
package io.danq.beam.coder;
