/**
 * Writes what a training did, epoch by epoch, as a table and a page.
 *
 * <p>Begin with {@link io.danq.training.report.TrainingReport}.
 */
package io.danq.training.report;
