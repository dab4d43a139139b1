package io.danq.evaluation;

import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.labels.LabelledWindow;
import io.danq.labels.LabelledWindows;
import io.danq.network.bundle.BackgroundScores;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/**
 * Predicts the unlabelled windows of labelled data, as a pipeline would predict them, and collects
 * their scores. Only probabilities stay in memory: 4 bytes per unlabelled window and target, and
 * briefly twice that at the end.
 */
public final class BackgroundScoring {
  /** Number of unlabelled windows that a background needs, for an E-value of one in a hundred. */
  public static final int MIN_WINDOWS = 100;

  private static final double USABLE_HEAP = 0.8;

  private final Predictor predictor;
  private final LabelledWindows data;
  private final List<float[]> predicted = new ArrayList<>(); // [windows][targets]
  private int windowsRead;

  private BackgroundScoring(Predictor predictor, LabelledWindows data) {
    this.predictor = predictor;
    this.data = data;
  }

  /**
   * Reads all of the data and predicts its unlabelled windows.
   *
   * @param predictor says which strands, and in which precision; stays open
   * @param data read to its end, with at least as many label columns as the network has targets:
   *     with fewer, a window might have a label that is not in the data; stays open
   * @param threads at least 1
   * @param progress is told the number of windows read so far, labelled ones included, by one
   *     thread at a time
   * @throws EvaluationException if the data has windows of another length than the network's, too
   *     few label columns, fewer than {@value #MIN_WINDOWS} unlabelled windows, or too many for the
   *     memory
   * @throws IOException if the data cannot be read
   * @throws IllegalArgumentException if a probability is NaN, or threads is less than 1
   */
  public static BackgroundScores compute(
      Predictor predictor, LabelledWindows data, int threads, IntConsumer progress)
      throws IOException, InterruptedException {
    Evaluator.requireFit(predictor, data, threads);
    if (data.columns() < predictor.targets()) {
      throw new EvaluationException(
          "the data has "
              + data.columns()
              + " label columns, the model "
              + predictor.targets()
              + " targets: all targets need labels to show which windows are unlabelled");
    }
    BackgroundScoring scoring = new BackgroundScoring(predictor, data);
    Workers.run(threads, stop -> scoring.predict(stop, progress));
    return scoring.sum();
  }

  private void predict(AtomicBoolean stop, IntConsumer progress) throws IOException {
    for (List<byte[]> batch = next(); !batch.isEmpty() && !stop.get(); batch = next()) {
      float[][] probabilities = predictor.predict(batch);
      synchronized (this) {
        predicted.addAll(List.of(probabilities));
        requireMemory();
        progress.accept(windowsRead);
      }
    }
  }

  /** Reads the next unlabelled windows; one thread at a time. */
  private synchronized List<byte[]> next() throws IOException {
    List<byte[]> windows = new ArrayList<>(Predictor.BATCH_SIZE);
    while (windows.size() < Predictor.BATCH_SIZE) {
      Optional<LabelledWindow> window = data.next();
      if (window.isEmpty()) {
        break;
      }
      windowsRead++;
      if (window.get().labels().isEmpty()) {
        windows.add(window.get().bases());
      }
    }
    return windows;
  }

  private void requireMemory() throws EvaluationException {
    long bytes = 2L * Float.BYTES * predictor.targets() * predicted.size();
    long heap = Runtime.getRuntime().maxMemory();
    if (bytes > USABLE_HEAP * heap) {
      throw new EvaluationException(
          "the probabilities of more than "
              + predicted.size()
              + " unlabelled windows are too much for a heap of "
              + (heap >> 20)
              + " MB; give the JVM a larger -Xmx");
    }
  }

  private BackgroundScores sum() throws EvaluationException {
    if (predicted.size() < MIN_WINDOWS) {
      throw new EvaluationException(
          "of the data's "
              + windowsRead
              + " windows "
              + predicted.size()
              + " have no label, and a background needs at least "
              + MIN_WINDOWS);
    }
    float[][] byTarget = new float[predictor.targets()][predicted.size()];
    for (int window = 0; window < predicted.size(); window++) {
      float[] scores = predicted.get(window);
      for (int target = 0; target < scores.length; target++) {
        byTarget[target][window] = scores[target];
      }
    }
    return BackgroundScores.of(byTarget, predictor.strands() == Strands.BOTH);
  }
}
