/**
 * Options that several commands share, and Beam's options as options of the command line.
 *
 * <p>Begin with {@link io.danq.cli.option.PipelineOptionSpecs}.
 */
package io.danq.cli.option;
