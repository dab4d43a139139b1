package io.danq.evaluation;

import io.danq.evaluation.metrics.RankedScores;
import io.danq.evaluation.metrics.RankingScores;
import io.danq.network.bundle.Target;
import java.io.Serializable;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How well one target is predicted.
 *
 * @param target what is predicted
 * @param positives windows that are labelled positive
 * @param windows all windows
 * @param scores the areas by strand; empty if all windows are positive or none is
 */
public record TargetEvaluation(
    Target target, int positives, int windows, Map<ScoredStrand, RankingScores> scores)
    implements Serializable {
  /** Copies the map. */
  public TargetEvaluation {
    scores = Map.copyOf(scores);
  }

  /**
   * Computes a target's areas from its probabilities.
   *
   * @param probabilities gives a strand's probabilities, one per window; asked once per strand
   * @param strands the strands that were predicted
   * @param positives the windows that are labelled positive, by their place
   * @param windows number of all windows
   * @throws IllegalArgumentException if a probability is NaN
   */
  public static TargetEvaluation of(
      Target target,
      Function<ScoredStrand, float[]> probabilities,
      List<ScoredStrand> strands,
      BitSet positives,
      int windows) {
    Map<ScoredStrand, RankingScores> scores = new EnumMap<>(ScoredStrand.class);
    for (ScoredStrand strand : strands) {
      RankedScores.of(probabilities.apply(strand), positives)
          .scores()
          .ifPresent(areas -> scores.put(strand, areas));
    }
    return new TargetEvaluation(target, positives.cardinality(), windows, scores);
  }

  /** Whether there are both positive and negative windows. */
  public boolean isDefined() {
    return positives > 0 && positives < windows;
  }

  /** The areas of one strand; empty if they are undefined or the strand was not predicted. */
  public Optional<RankingScores> scores(ScoredStrand strand) {
    return Optional.ofNullable(scores.get(strand));
  }
}
