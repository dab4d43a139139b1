package io.danq.evaluation.metrics;

import java.io.Serializable;

/**
 * How well one target's scores rank its positive windows above the others.
 *
 * @param rocAuc area under the ROC curve, 0 to 1; 0.5 is chance
 * @param averagePrecision average precision, 0 to 1; the share of positives is chance
 */
public record RankingScores(double rocAuc, double averagePrecision) implements Serializable {}
