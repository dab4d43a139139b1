/**
 * Writes and reads an evaluation for people: {@code evaluation.tsv}, one row per target, and the
 * page with the curves. AUROC is written here and nowhere else.
 *
 * <p>Begin with {@link io.danq.evaluation.report.EvaluationTsv} and {@link
 * io.danq.evaluation.report.EvaluationPage}.
 */
package io.danq.evaluation.report;
