/**
 * The commands of {@code danq}, one class each: read the options, call a pipeline or a tool,
 * report.
 *
 * <p>The only package that may use all the others. Begin with the class of your command.
 */
package io.danq.cli.command;
