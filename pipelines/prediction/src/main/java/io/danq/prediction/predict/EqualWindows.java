package io.danq.prediction.predict;

import io.danq.inference.Predictor;
import io.danq.registry.model.ModelIdentity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Predicts windows as they come, equal ones once. A window whose scores are known gets them at
 * once; the others wait until there are {@value Predictor#BATCH_SIZE} different ones, so that the
 * network runs on full batches however many windows are equal. At most {@value #MOST_WAITING}
 * windows wait.
 *
 * <p>A batch uses one version of the model from its first window on, also for known scores. Windows
 * that fail are not cached. Not thread-safe.
 *
 * @param <T> what a window came with, handed back with its outcome
 */
final class EqualWindows<T> implements AutoCloseable {
  /** A window takes about 1 KB. */
  static final int MOST_WAITING = 1024;

  private final Supplier<BatchNetwork> served;
  private final @Nullable PredictionCache cache;
  private final WindowHasher hasher;
  private final WindowOutcomes<T> outcomes;
  private final Map<Object, List<Waiting<T>>> waiting = new LinkedHashMap<>();
  private int count;
  private @Nullable BatchNetwork network;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Waiting<T>(T element, byte[] bases) {}

  /**
   * Predicts with the network that is served when a batch starts.
   *
   * @param cache the cached scores; empty to predict every window, even equal ones
   * @param hasher for the strands that the network predicts
   */
  EqualWindows(
      Supplier<BatchNetwork> served,
      Optional<PredictionCache> cache,
      WindowHasher hasher,
      WindowOutcomes<T> outcomes) {
    this.served = served;
    this.cache = cache.orElse(null);
    this.hasher = hasher;
    this.outcomes = outcomes;
  }

  /** Takes a window: passes on its scores if they are known, else lets it wait. */
  void add(T element, byte[] bases) {
    BatchNetwork current = network();
    Object key = new Object(); // equal to no other
    if (cache != null) {
      WindowHash hash = hasher.hash(current.fingerprint(), bases);
      float[] known = cache.get(hash);
      if (known != null) {
        outcomes.predicted(element, current.model(), known);
        return;
      }
      key = hash;
    }
    waiting.computeIfAbsent(key, k -> new ArrayList<>(1)).add(new Waiting<>(element, bases));
    count++;
    if (waiting.size() == Predictor.BATCH_SIZE || count == MOST_WAITING) {
      flush();
    }
  }

  /** The model of the current batch, or of the next one. */
  ModelIdentity model() {
    return network().model();
  }

  private BatchNetwork network() {
    if (network == null) {
      network = served.get();
    }
    return network;
  }

  /** Predicts what waits, and ends the batch. */
  void flush() {
    BatchNetwork current = network;
    if (current == null) {
      return;
    }
    if (count > 0) {
      predict(current);
    }
    close();
  }

  private void predict(BatchNetwork current) {
    List<Object> keys = List.copyOf(waiting.keySet());
    List<List<Waiting<T>>> groups = List.copyOf(waiting.values());
    List<byte[]> firsts = groups.stream().map(group -> group.get(0).bases()).toList();
    WindowBatch.predict(
        current,
        current.windowLength(),
        firsts,
        new WindowBatch.Outcomes() {
          @Override
          public void predicted(int position, float[] probabilities) {
            if (cache != null && keys.get(position) instanceof WindowHash hash) {
              cache.put(hash, probabilities);
            }
            for (Waiting<T> one : groups.get(position)) {
              outcomes.predicted(one.element(), current.model(), probabilities);
            }
          }

          @Override
          public void failed(int position, String fault) {
            for (Waiting<T> one : groups.get(position)) {
              outcomes.failed(one.element(), fault);
            }
          }
        });
  }

  /** Drops the waiting windows and releases the model. */
  @Override
  public void close() {
    waiting.clear();
    count = 0;
    if (network != null) {
      network.close();
      network = null;
    }
  }
}
