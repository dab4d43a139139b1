package io.danq.evaluation;

import io.danq.evaluation.metrics.RankedScores;
import io.danq.evaluation.metrics.RankingScores;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How well a network predicts labelled windows. Immutable and thread-safe. It keeps all
 * probabilities, so curves can be drawn for every target.
 */
public final class Evaluation {
  private final int windows;
  private final List<ScoredStrand> strands;
  private final List<TargetEvaluation> targets;
  private final StrandProbabilities probabilities;
  private final BitSet[] positives;

  Evaluation(
      int windows,
      List<ScoredStrand> strands,
      List<TargetEvaluation> targets,
      StrandProbabilities probabilities,
      BitSet[] positives) {
    this.windows = windows;
    this.strands = strands;
    this.targets = targets;
    this.probabilities = probabilities;
    this.positives = positives;
  }

  /** Number of windows. */
  public int windows() {
    return windows;
  }

  /** The strands that were scored: forward alone, or all three. */
  public List<ScoredStrand> strands() {
    return strands;
  }

  /**
   * The strand that counts as the network's result: averaged, or forward if nothing else was
   * predicted.
   */
  public ScoredStrand mainStrand() {
    return strands.get(strands.size() - 1);
  }

  /** Every target that has labels, in the network's order. */
  public List<TargetEvaluation> targets() {
    return targets;
  }

  /** Number of targets that have both positive and negative windows. */
  public int definedTargets() {
    return (int) targets.stream().filter(TargetEvaluation::isDefined).count();
  }

  /**
   * Means over the targets that have both positive and negative windows; empty if no target has.
   */
  public Optional<RankingScores> mean(ScoredStrand strand) {
    return definedTargets() == 0 || !strands.contains(strand)
        ? Optional.empty()
        : Optional.of(
            new RankingScores(
                mean(strand, RankingScores::rocAuc),
                mean(strand, RankingScores::averagePrecision)));
  }

  private double mean(ScoredStrand strand, ToDoubleFunction<RankingScores> area) {
    return targets.stream()
        .flatMap(target -> target.scores(strand).stream())
        .mapToDouble(area)
        .average()
        .orElseThrow();
  }

  /**
   * Ranks a target's windows again, for its curves.
   *
   * @param target the target's place in {@link #targets}
   * @param strand one of {@link #strands}
   */
  public RankedScores ranking(int target, ScoredStrand strand) {
    return RankedScores.of(probabilities.of(target, strand), positives[target]);
  }
}
