package io.danq.prediction.predict;

import io.danq.beam.option.ByteSize;
import io.danq.registry.model.ModelIdentity;
import java.io.IOException;
import java.util.Optional;

/**
 * The network as a step of a pipeline uses it: one model per JVM, equal windows predicted once,
 * full batches over the elements of a bundle. Not thread-safe.
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
   * Makes the model ready on this worker.
   *
   * @param cacheSize memory of a JVM for scores; 0 predicts every window
   * @throws IOException if the model cannot be found or used
   */
  public static <T> BundlePredictor<T> open(
      ModelSource source, ByteSize cacheSize, WindowOutcomes<T> outcomes) throws IOException {
    ServedModel served = source.open();
    Optional<PredictionCache> cache =
        cacheSize.bytes() > 0 ? Optional.of(PredictionCache.open(cacheSize)) : Optional.empty();
    return new BundlePredictor<>(served, cache, source, outcomes);
  }

  /** The version of the model that is served when a batch begins. */
  private BatchNetwork network() {
    served.countEvents();
    return new BatchNetwork.Leased(served.lease());
  }

  /** Forgets what a bundle that failed has left. */
  public void start() {
    windows.close();
  }

  /** Answers a window at once, or at the latest in {@link #finish}. */
  public void add(T element, byte[] bases) {
    windows.add(element, bases);
  }

  /** The model that predicts now; called within a bundle. */
  public ModelIdentity model() {
    return windows.model();
  }

  /** Answers all that wait. */
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
