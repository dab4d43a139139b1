/**
 * What commands print: progress, tables, summaries and error messages.
 *
 * <p>Begin with {@link io.danq.cli.text.Progress} and {@link io.danq.cli.text.Faults}.
 */
package io.danq.cli.text;
