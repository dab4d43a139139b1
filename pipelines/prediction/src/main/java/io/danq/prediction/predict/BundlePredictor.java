package io.danq.prediction.predict;

import io.danq.beam.option.ByteSize;
import io.danq.registry.model.ModelIdentity;
import java.io.IOException;
import java.util.Optional;

/**
 * Predicts the windows of a Beam bundle for a step of a pipeline. Unlike {@code Predictor}, which
 * is one loaded network, it shares the model that the JVM serves and follows its versions, predicts
 * equal windows once, and fills batches across the elements of a bundle. Not thread-safe.
 *
 * @param <T> what a window comes with, handed back with its outcome
 */
public final class BundlePredictor<T> implements AutoCloseable {
  private final ServedModel served;
  private final Optional<PredictionCache> cache;
  private final EqualWindows<T> windows;

  private BundlePredictor(
      ServedModel served,
      Optional<PredictionCache> cache,
      ModelSource source,
      WindowOutcomes<T> outcomes) {
    this.served = served;
    this.cache = cache;
    this.windows =
        new EqualWindows<>(this::network, cache, new WindowHasher(source.strands()), outcomes);
  }

  /**
   * Loads the model on this worker.
   *
   * @param cacheSize memory per JVM for cached scores; 0 turns the cache off
   * @throws IOException if the model cannot be found or used
   */
  public static <T> BundlePredictor<T> open(
      ModelSource source, ByteSize cacheSize, WindowOutcomes<T> outcomes) throws IOException {
    ServedModel served = source.open();
    Optional<PredictionCache> cache =
        cacheSize.bytes() > 0 ? Optional.of(PredictionCache.open(cacheSize)) : Optional.empty();
    return new BundlePredictor<>(served, cache, source, outcomes);
  }

  /** The version of the model that is served when a batch starts. */
  private BatchNetwork network() {
    served.countEvents();
    return new BatchNetwork.Leased(served.lease());
  }

  /** Drops windows left over from a failed bundle. */
  public void start() {
    windows.close();
  }

  /** Takes a window. Its outcome comes at once or, at the latest, in {@link #finish}. */
  public void add(T element, byte[] bases) {
    windows.add(element, bases);
  }

  /** The model that predicts now. Call it within a bundle. */
  public ModelIdentity model() {
    return windows.model();
  }

  /** Predicts all windows that are still waiting. */
  public void finish() {
    windows.flush();
  }

  @Override
  public void close() {
    windows.close();
    cache.ifPresent(PredictionCache::close);
    served.close();
  }
}
