package io.danq.prediction;

import io.danq.bundle.ModelBundle;
import io.danq.inference.Precision;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * One predictor per model and JVM, whatever the parallelism: every thread that acquires the same
 * model gets the same predictor, and the last one to release it frees it. Thread-safe.
 *
 * <p>The cache is static because a runner makes an instance of a DoFn per thread and again after a
 * failure; only the JVM outlives them all.
 */
final class ModelCache {
  private static final Map<Key, Entry> ENTRIES = new HashMap<>();
  private static long loads;

  private ModelCache() {}

  private record Key(String model, Strands strands, Precision precision) {}

  private static final class Entry {
    private final Predictor predictor;
    private int users;

    Entry(Predictor predictor) {
      this.predictor = predictor;
    }
  }

  /** A user's hold on a cached predictor. */
  static final class Lease implements AutoCloseable {
    private final Key key;
    private final Predictor predictor;
    private boolean released;

    private Lease(Key key, Predictor predictor) {
      this.key = key;
      this.predictor = predictor;
    }

    Predictor predictor() {
      return predictor;
    }

    @Override
    public void close() {
      synchronized (ENTRIES) {
        if (!released) {
          released = true;
          release(key);
        }
      }
    }
  }

  /** The predictor of a model, loaded by the first to ask while the others wait. */
  static Lease acquire(String model, Strands strands, Precision precision) throws IOException {
    synchronized (ENTRIES) {
      Key key = new Key(model, strands, precision);
      Entry entry = ENTRIES.get(key);
      if (entry == null) {
        long start = System.nanoTime();
        ModelBundle bundle = ModelFetcher.open(model);
        entry = new Entry(Predictor.create(bundle, strands, precision));
        ENTRIES.put(key, entry);
        InferenceMetrics.loaded(bundle.manifest().network(), System.nanoTime() - start);
        loads++;
      }
      entry.users++;
      return new Lease(key, entry.predictor);
    }
  }

  private static void release(Key key) {
    Entry entry = ENTRIES.get(key);
    entry.users--;
    if (entry.users == 0) {
      ENTRIES.remove(key);
      entry.predictor.close();
    }
  }

  /** Models held in this JVM now. */
  static int size() {
    synchronized (ENTRIES) {
      return ENTRIES.size();
    }
  }

  /** Models loaded since the JVM started. */
  static long loads() {
    synchronized (ENTRIES) {
      return loads;
    }
  }
}
