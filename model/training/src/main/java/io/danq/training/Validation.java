package io.danq.training;

import io.danq.evaluation.metrics.RankedScores;
import io.danq.evaluation.metrics.RankingScores;
import io.danq.labels.PackedWindows;
import io.danq.training.engine.Batch;
import io.danq.training.engine.CrossEntropy;
import io.danq.training.engine.TrainableNetwork;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * How well a network in training predicts the validation windows, forward strand.
 *
 * @param loss mean binary cross-entropy
 * @param auroc mean ROC AUC over the targets with positive and negative windows; NaN if there are
 *     none
 */
record Validation(double loss, double auroc) {
  /**
   * Predicts all windows. The logits stay in memory until the end, 4 bytes per window and target.
   */
  static Validation of(
      TrainableNetwork network, PackedWindows windows, BatchReader reader, int batchSize) {
    int count = windows.count();
    int columns = windows.columns();
    float[][] byTarget = new float[columns][count];
    float[] logits = new float[batchSize * columns];
    int[] order = BatchReader.inOrder(count);
    double sum = 0;
    for (int from = 0; from < count; from += batchSize) {
      int size = Math.min(batchSize, count - from);
      Batch batch = reader.read(order, from, from + size);
      network.predict(batch, logits);
      sum += CrossEntropy.mean(logits, batch.labels(), size * columns) * size;
      for (int i = 0; i < size; i++) {
        for (int column = 0; column < columns; column++) {
          byTarget[column][from + i] = logits[i * columns + column];
        }
      }
    }
    double loss = sum / count;
    return new Validation(loss, Double.isFinite(loss) ? auroc(byTarget, windows) : Double.NaN);
  }

  private static double auroc(float[][] byTarget, PackedWindows windows) {
    BitSet[] positives = new BitSet[byTarget.length];
    for (int column = 0; column < positives.length; column++) {
      positives[column] = new BitSet(windows.count());
    }
    for (int i = 0; i < windows.count(); i++) {
      int window = i;
      windows.labels(i).stream().forEach(column -> positives[column].set(window));
    }
    double[] areas =
        IntStream.range(0, byTarget.length)
            .parallel()
            .mapToDouble(
                column ->
                    RankedScores.of(byTarget[column], positives[column])
                        .scores()
                        .map(RankingScores::rocAuc)
                        .orElse(Double.NaN))
            .toArray();
    return IntStream.range(0, areas.length)
        .mapToDouble(column -> areas[column])
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }
}
