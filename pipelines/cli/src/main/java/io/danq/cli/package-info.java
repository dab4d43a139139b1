/**
 * {@code danq}: one command line over the pipelines and the model tools.
 *
 * <p>Begin with {@link io.danq.cli.Main}; each command is a class in {@code io.danq.cli.command}.
 */
package io.danq.cli;
