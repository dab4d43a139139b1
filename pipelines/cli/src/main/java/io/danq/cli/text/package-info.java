/**
 * What commands print: progress, tables, summaries and the messages of faults.
 *
 * <p>Begin with {@link io.danq.cli.text.Progress} and {@link io.danq.cli.text.Faults}.
 */
package io.danq.cli.text;
