/**
 * AUROC, average precision and their curves, as scikit-learn defines them. AUROC is computed only
 * here.
 *
 * <p>Uses no other package of this project. Begin with {@link
 * io.danq.evaluation.metrics.RankedScores}.
 */
package io.danq.evaluation.metrics;
