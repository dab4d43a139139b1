/**
 * Reports a training epoch by epoch, as a table and as a page.
 *
 * <p>Begin with {@link io.danq.training.report.TrainingReport}.
 */
package io.danq.training.report;
