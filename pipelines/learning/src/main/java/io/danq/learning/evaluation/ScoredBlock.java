package io.danq.learning.evaluation;

import io.danq.evaluation.LabelColumns;
import io.danq.inference.Predictor;
import io.danq.labels.LabelledWindow;
import io.danq.sequence.Nucleotide;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;

/**
 * Collects windows and predicts them batch by batch. Whenever {@value #WINDOWS} are predicted, it
 * emits their probabilities target by target. Not thread-safe.
 */
final class ScoredBlock {
  private static final int WINDOWS = 16 * Predictor.BATCH_SIZE;

  private final Predictor predictor;
  private final LabelColumns columns;
  private final int targets;
  private final ObjIntConsumer<TargetScores> out;
  private final List<LabelledWindow> batch = new ArrayList<>(Predictor.BATCH_SIZE);
  private float[][] forward;
  private float[][] reverse;
  private BitSet[] positives;
  private int windows;

  /**
   * @param out receives the scores of a block, target by target
   */
  ScoredBlock(Predictor predictor, LabelColumns columns, ObjIntConsumer<TargetScores> out) {
    this.predictor = predictor;
    this.columns = columns;
    this.targets = columns.targets().size();
    this.out = out;
    clear();
  }

  private void clear() {
    forward = new float[targets][WINDOWS];
    reverse = new float[targets][WINDOWS];
    positives = Stream.generate(BitSet::new).limit(targets).toArray(BitSet[]::new);
    windows = 0;
  }

  void add(LabelledWindow window) {
    batch.add(window);
    if (batch.size() == Predictor.BATCH_SIZE) {
      predict();
    }
    if (windows == WINDOWS) {
      flush();
    }
  }

  /** Emits what is left. */
  void finish() {
    if (!batch.isEmpty()) {
      predict();
    }
    if (windows > 0) {
      flush();
    }
  }

  private void predict() {
    List<byte[]> bases = batch.stream().map(LabelledWindow::bases).toList();
    float[][] ahead = predictor.predict(bases);
    float[][] back = predictor.predict(bases.stream().map(Nucleotide::reverseComplement).toList());
    for (int target = 0; target < targets; target++) {
      int output = columns.output(target);
      for (int i = 0; i < batch.size(); i++) {
        forward[target][windows + i] = ahead[i][output];
        reverse[target][windows + i] = back[i][output];
        positives[target].set(windows + i, batch.get(i).labels().get(columns.column(target)));
      }
    }
    windows += batch.size();
    batch.clear();
  }

  private void flush() {
    for (int target = 0; target < targets; target++) {
      out.accept(
          new TargetScores(
              Arrays.copyOf(forward[target], windows),
              Arrays.copyOf(reverse[target], windows),
              positives[target]),
          target);
    }
    clear();
  }
}
