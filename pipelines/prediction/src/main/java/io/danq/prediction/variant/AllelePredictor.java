package io.danq.prediction.variant;

import io.danq.beam.metrics.PredictionMetrics;
import io.danq.beam.option.ByteSize;
import io.danq.prediction.predict.BundlePredictor;
import io.danq.prediction.predict.ModelSource;
import io.danq.prediction.predict.WindowOutcomes;
import io.danq.prediction.rows.AllelePrediction;
import io.danq.registry.model.ModelIdentity;
import io.danq.sequence.variant.AlleleOutcome;
import io.danq.sequence.variant.AlleleSkipReason;
import io.danq.sequence.variant.AlleleWindows;
import io.danq.sequence.variant.SourcedVariant;
import io.danq.sequence.variant.VariantWindower;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Predicts the alleles of variants. Equal windows of a line, above all those of the reference, are
 * predicted once; equal windows of different lines, too, while the cache holds them. Every allele
 * has one outcome, made by one version of the model. Not thread-safe.
 *
 * @param <E> what a variant comes with, handed back with the outcomes of its alleles
 */
public final class AllelePredictor<E> implements AutoCloseable {
  /** The number of alleles of a line whose windows are in memory at a time. */
  private static final int TOGETHER = 256;

  private final VariantWindower windower;
  private final BiConsumer<E, AllelePrediction> outcomes;
  private final BundlePredictor<WaitingWindow<E>> predictor;
  private final Deque<WaitingAllele<E>> mixed = new ArrayDeque<>();

  /**
   * Loads the model on this worker.
   *
   * @param cache memory per JVM for cached scores; 0 turns the cache off
   * @param outcomes receives the outcome of each allele, at once or at the latest in {@link
   *     #finish}
   * @throws IOException if the model cannot be found or used
   */
  public AllelePredictor(
      VariantWindower windower,
      ModelSource source,
      ByteSize cache,
      BiConsumer<E, AllelePrediction> outcomes)
      throws IOException {
    this.windower = windower;
    this.outcomes = outcomes;
    this.predictor = BundlePredictor.open(source, cache, new Answers());
  }

  /** Drops alleles left over from a failed bundle. */
  public void start() {
    mixed.clear();
    predictor.start();
  }

  /** Predicts the alleles of a variant. */
  public void add(E element, SourcedVariant site) {
    int alleles = site.variant().alts().size();
    for (int from = 0; from < alleles; from += TOGETHER) {
      add(element, site, from, Math.min(alleles, from + TOGETHER));
    }
  }

  private void add(E element, SourcedVariant site, int from, int to) {
    Map<ByteBuffer, WaitingWindow<E>> windows = new LinkedHashMap<>();
    for (int i = from; i < to; i++) {
      String alt = site.variant().alts().get(i);
      AlleleOutcome outcome = windower.cut(site.variant(), site.contigLength(), alt);
      if (outcome instanceof AlleleWindows cut) {
        new WaitingAllele<>(element, site, i + 1, cut).waitFor(windows);
      } else if (outcome instanceof AlleleOutcome.Skipped skipped) {
        skip(element, site, i + 1, predictor.model(), skipped.reason());
      }
    }
    PredictionMetrics.count(PredictionMetrics.WINDOWS, windows.size());
    windows.values().forEach(window -> predictor.add(window, window.bases()));
  }

  private void skip(
      E element, SourcedVariant site, int index, ModelIdentity model, AlleleSkipReason reason) {
    PredictionMetrics.count(PredictionMetrics.SKIPPED_ALLELES + reason, 1);
    answer(element, new AllelePrediction(site, index, model, reason, null));
  }

  private void answer(E element, AllelePrediction prediction) {
    PredictionMetrics.count(PredictionMetrics.ROWS, 1);
    outcomes.accept(element, prediction);
  }

  private final class Answers implements WindowOutcomes<WaitingWindow<E>> {
    @Override
    public void predicted(WaitingWindow<E> window, ModelIdentity model, float[] probabilities) {
      window.answer(model, probabilities).forEach(AllelePredictor.this::complete);
    }

    @Override
    public void failed(WaitingWindow<E> window, String fault) {
      window.answer(predictor.model(), null).forEach(AllelePredictor.this::complete);
    }
  }

  private void complete(WaitingAllele<E> allele) {
    ModelIdentity model = allele.model();
    AllelePrediction.@Nullable Scores scores = allele.scores();
    if (scores == null) {
      skip(
          allele.element(),
          allele.site(),
          allele.index(),
          model,
          AlleleSkipReason.INFERENCE_FAILED);
    } else if (!allele.isOfOneModel()) {
      mixed.add(allele);
    } else {
      answer(
          allele.element(),
          new AllelePrediction(allele.site(), allele.index(), model, null, scores));
    }
  }

  /**
   * Delivers all missing outcomes. If a new version of the model predicted some of an allele's
   * windows, the allele is predicted again, alone, so that its few windows are in one batch.
   */
  public void finish() {
    predictor.finish();
    while (!mixed.isEmpty()) {
      WaitingAllele<E> allele = mixed.remove();
      add(allele.element(), allele.site(), allele.index() - 1, allele.index());
      predictor.finish();
    }
  }

  @Override
  public void close() {
    predictor.close();
  }
}
