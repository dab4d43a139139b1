package io.danq.evaluation;

import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.labels.LabelledWindow;
import io.danq.labels.LabelledWindows;
import io.danq.network.bundle.Target;
import io.danq.sequence.Nucleotide;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * Evaluates a network on labelled windows. Every window, and its reverse complement if asked for,
 * is predicted once. Several threads read and predict batch by batch. Only the probabilities stay
 * in memory, 4 bytes per window, target and strand.
 */
public final class Evaluator {
  private final Predictor predictor;
  private final LabelledWindows data;
  private final LabelColumns columns;
  private final Strands strands;
  private final StrandProbabilities probabilities;
  private final BitSet[] positives;
  private int windowsRead;

  private Evaluator(
      Predictor predictor, LabelledWindows data, LabelColumns columns, Strands strands)
      throws EvaluationException {
    this.predictor = predictor;
    this.data = data;
    this.columns = columns;
    this.strands = strands;
    int targets = columns.targets().size();
    this.probabilities = new StrandProbabilities(targets, data.count(), strands);
    this.positives = Stream.generate(BitSet::new).limit(targets).toArray(BitSet[]::new);
  }

  /**
   * Predicts all windows and compares them with their labels.
   *
   * @param predictor predicts only the forward strand; stays open
   * @param data read to its end; stays open
   * @param columns which label column belongs to which target
   * @param strands what to predict; {@link Strands#BOTH} gives forward, reverse complement and the
   *     mean of the two
   * @param threads at least 1
   * @param progress receives the number of windows predicted so far; called by one thread at a time
   * @throws EvaluationException if there are no windows, they have another length than the
   *     network's, or the probabilities do not fit into memory
   * @throws IOException if the data cannot be read
   * @throws IllegalArgumentException if the predictor predicts both strands itself, a probability
   *     is NaN, or there is less than one thread
   */
  public static Evaluation evaluate(
      Predictor predictor,
      LabelledWindows data,
      LabelColumns columns,
      Strands strands,
      int threads,
      IntConsumer progress)
      throws IOException, InterruptedException {
    if (predictor.strands() != Strands.FORWARD) {
      throw new IllegalArgumentException(
          "the predictor must predict forward, was " + predictor.strands());
    }
    requireFit(predictor, data, threads);
    if (data.count() == 0) {
      throw new EvaluationException("the data holds no windows");
    }
    Evaluator evaluator = new Evaluator(predictor, data, columns, strands);
    evaluator.predictAll(threads, progress);
    return evaluator.judge(threads);
  }

  /** Checks the number of threads and the length of the windows. */
  static void requireFit(Predictor predictor, LabelledWindows data, int threads)
      throws EvaluationException {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
    if (data.windowLength() != predictor.windowLength()) {
      throw new EvaluationException(
          "the data's windows have "
              + data.windowLength()
              + " bases, the model takes "
              + predictor.windowLength());
    }
  }

  private void predictAll(int threads, IntConsumer progress)
      throws IOException, InterruptedException {
    AtomicInteger done = new AtomicInteger();
    Workers.run(
        threads,
        stop -> {
          for (Batch batch = next(); !batch.windows().isEmpty() && !stop.get(); batch = next()) {
            predict(batch);
            synchronized (done) {
              progress.accept(done.addAndGet(batch.windows().size()));
            }
          }
        });
  }

  private record Batch(int first, List<byte[]> windows) {}

  /** Reads the next windows and remembers their labels; one thread at a time. */
  private synchronized Batch next() throws IOException {
    int first = windowsRead;
    List<byte[]> windows = new ArrayList<>(Predictor.BATCH_SIZE);
    while (windows.size() < Predictor.BATCH_SIZE) {
      Optional<LabelledWindow> window = data.next();
      if (window.isEmpty()) {
        break;
      }
      windows.add(window.get().bases());
      for (int target = 0; target < positives.length; target++) {
        positives[target].set(windowsRead, window.get().labels().get(columns.column(target)));
      }
      windowsRead++;
    }
    return new Batch(first, windows);
  }

  private void predict(Batch batch) {
    float[][] forward = predictor.predict(batch.windows());
    probabilities.put(ScoredStrand.FORWARD, batch.first(), forward, columns);
    if (strands == Strands.BOTH) {
      List<byte[]> reversed = batch.windows().stream().map(Nucleotide::reverseComplement).toList();
      float[][] reverse = predictor.predict(reversed);
      probabilities.put(ScoredStrand.REVERSE_COMPLEMENT, batch.first(), reverse, columns);
    }
  }

  private Evaluation judge(int threads) throws IOException, InterruptedException {
    List<ScoredStrand> scored =
        strands == Strands.BOTH ? List.of(ScoredStrand.values()) : List.of(ScoredStrand.FORWARD);
    List<Target> targets = columns.targets();
    TargetEvaluation[] evaluations = new TargetEvaluation[targets.size()];
    AtomicInteger next = new AtomicInteger();
    Workers.run(
        threads,
        stop -> {
          for (int i = next.getAndIncrement();
              i < evaluations.length && !stop.get();
              i = next.getAndIncrement()) {
            int target = i;
            evaluations[i] =
                TargetEvaluation.of(
                    targets.get(i),
                    strand -> probabilities.of(target, strand),
                    scored,
                    positives[i],
                    data.count());
          }
        });
    return new Evaluation(
        data.count(), scored, List.copyOf(Arrays.asList(evaluations)), probabilities, positives);
  }
}
