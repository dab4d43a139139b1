/**
 * Reads and writes the simple fields of the pipelines' coders.
 *
 * <p>Uses Beam and no other package of this project. {@link io.danq.beam.coder.Fields} is its only
 * class.
 */
package io.danq.beam.coder;
