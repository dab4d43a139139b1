/**
 * What every pipeline's options share: short names for the command line, and durations.
 *
 * <p>Uses Beam alone.
 */
package io.danq.beam.option;
