package io.danq.evaluation;

import io.danq.bundle.Target;
import io.danq.metrics.RankingScores;
import java.util.Map;
import java.util.Optional;

/**
 * How well one target is predicted.
 *
 * @param target what is predicted
 * @param positives windows that are labelled positive
 * @param windows all windows
 * @param scores the areas by strand; empty where all windows are positive or none is
 */
public record TargetEvaluation(
    Target target, int positives, int windows, Map<ScoredStrand, RankingScores> scores) {
  /** Copies the map. */
  public TargetEvaluation {
    scores = Map.copyOf(scores);
  }

  /** Whether there are both positive and negative windows. */
  public boolean isDefined() {
    return positives > 0 && positives < windows;
  }

  /** The areas of one strand; empty where they are undefined or the strand was not predicted. */
  public Optional<RankingScores> scores(ScoredStrand strand) {
    return Optional.ofNullable(scores.get(strand));
  }
}
