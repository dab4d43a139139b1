/**
 * Reads and writes the simple fields of the pipelines' coders.
 *
 * <p>Uses Beam alone. {@link io.danq.beam.coder.Fields} is all of it.
 */
package io.danq.beam.coder;
