/**
 * Reports of an evaluation: the table {@code evaluation.tsv} with one row per target, written and
 * read, and the page with the curves. AUROC is written only here. The training page uses the
 * template and the style sheet of this package.
 *
 * <p>Begin with {@link io.danq.evaluation.report.EvaluationTsv} and {@link
 * io.danq.evaluation.report.EvaluationPage}.
 */
package io.danq.evaluation.report;
