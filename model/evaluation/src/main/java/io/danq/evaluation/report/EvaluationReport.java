package io.danq.evaluation.report;

import io.danq.evaluation.Evaluation;
import io.danq.evaluation.TargetEvaluation;
import io.danq.network.bundle.PublishedScores;
import io.danq.sequence.disk.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * An evaluation with the names of its model and data.
 *
 * @param model the model that was judged
 * @param data the name of the labelled data
 * @param evaluation the figures
 */
public record EvaluationReport(EvaluatedModel model, String data, Evaluation evaluation) {
  private static final int ENOUGH_POSITIVES = 10;

  private static final int ENOUGH_TARGETS = 3;

  /**
   * Places in {@link Evaluation#targets} of the defined targets with at least {@link
   * #minPositives}, from the highest AUROC to the lowest.
   */
  public List<Integer> ranked() {
    return ranked(minPositives());
  }

  /**
   * Positive windows that a target needs to be called best or worst: {@value #ENOUGH_POSITIVES},
   * because the area of a single positive is luck. If fewer than three targets have that many, one
   * is enough.
   */
  public int minPositives() {
    return ranked(ENOUGH_POSITIVES).size() < ENOUGH_TARGETS ? 1 : ENOUGH_POSITIVES;
  }

  private List<Integer> ranked(int positives) {
    return IntStream.range(0, evaluation.targets().size())
        .filter(i -> target(i).isDefined() && target(i).positives() >= positives)
        .boxed()
        .sorted(Comparator.comparingDouble(this::rocAuc).reversed())
        .toList();
  }

  private TargetEvaluation target(int i) {
    return evaluation.targets().get(i);
  }

  private double rocAuc(int i) {
    return target(i).scores(evaluation.mainStrand()).orElseThrow().rocAuc();
  }

  /**
   * Writes the page and the table into a folder. The table is written last and in one step, so its
   * presence means that the evaluation is complete.
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    EvaluationPage.write(this, folder.resolve(EvaluationPage.FILE));
    WholeFile.write(
        folder.resolve(EvaluationTsv.FILE), unfinished -> EvaluationTsv.write(this, unfinished));
  }

  /** Whether there are published figures for any target. */
  public boolean hasPublished() {
    return evaluation.targets().stream()
        .anyMatch(target -> !target.target().published().equals(PublishedScores.NONE));
  }

  /**
   * Means of the published figures over the targets that are defined here; empty if there are none.
   */
  public Optional<PublishedScores> publishedMean() {
    double rocAuc = publishedMean(PublishedScores::rocAuc);
    double prAuc = publishedMean(PublishedScores::prAuc);
    return Double.isNaN(rocAuc) && Double.isNaN(prAuc)
        ? Optional.empty()
        : Optional.of(new PublishedScores(rocAuc, prAuc));
  }

  private double publishedMean(ToDoubleFunction<PublishedScores> figure) {
    return evaluation.targets().stream()
        .filter(TargetEvaluation::isDefined)
        .mapToDouble(target -> figure.applyAsDouble(target.target().published()))
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }
}
