/**
 * What every pipeline's options share: the list of an interface's options, how arguments are read,
 * times and sizes with a unit, and short names for the command line.
 *
 * <p>Uses Beam and no other package of this project. Begin with {@link
 * io.danq.beam.option.PipelineOption}.
 */
package io.danq.beam.option;
