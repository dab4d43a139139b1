package io.danq.registry.model;

import io.danq.inference.Precision;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One predictor per model and JVM, whatever the parallelism: every thread that acquires the same
 * model gets the same predictor, and the last one to release it frees it. Loading one model keeps
 * nobody from another. Thread-safe.
 *
 * <p>The cache is static because a runner makes an instance of a DoFn per thread and again after a
 * failure; only the JVM outlives them all.
 */
public final class ModelCache {
  private static final Map<Key, Entry> ENTRIES = new HashMap<>();
  private static long loads;

  private ModelCache() {}

  private record Key(String model, Strands strands, Precision precision) {}

  /** A loaded model. */
  private record Loaded(FetchedBundle bundle, Predictor predictor, ModelDescription description) {
    static Loaded load(Key key) throws IOException {
      long start = System.nanoTime();
      String folder = ModelFetcher.locate(key.model);
      FetchedBundle bundle = ModelFetcher.fetch(folder);
      try {
        Predictor predictor = Predictor.create(bundle.bundle(), key.strands, key.precision);
        ModelDescription description = ModelDescription.of(folder, bundle.bundle());
        ModelDescriptions.put(description);
        InferenceMetrics.loaded(bundle.bundle().manifest().network(), System.nanoTime() - start);
        return new Loaded(bundle, predictor, description);
      } catch (RuntimeException e) {
        bundle.close();
        throw e;
      }
    }

    void free() {
      predictor.close();
      bundle.close();
    }
  }

  private static final class Entry {
    private int users; // guarded by ENTRIES
    private @Nullable Loaded loaded; // guarded by this

    /** Loads the model for the first to ask, while the others wait. */
    synchronized Loaded load(Key key) throws IOException {
      if (loaded == null) {
        loaded = Loaded.load(key);
        countLoad();
      }
      return loaded;
    }

    synchronized void free() {
      if (loaded != null) {
        loaded.free();
      }
    }
  }

  /** A user's hold on a cached model. */
  public static final class Lease implements AutoCloseable {
    private final Key key;
    private final Entry entry;
    private final Loaded loaded;
    private boolean released; // guarded by ENTRIES

    private Lease(Key key, Entry entry, Loaded loaded) {
      this.key = key;
      this.entry = entry;
      this.loaded = loaded;
    }

    /** The model, until this is closed. */
    public Predictor predictor() {
      return loaded.predictor;
    }

    /** What rows say of the model. */
    public ModelDescription model() {
      return loaded.description;
    }

    /** Another hold on the same model, released by itself. */
    public Lease share() {
      synchronized (ENTRIES) {
        if (released) {
          throw new IllegalStateException("the lease of " + key.model + " is released");
        }
        entry.users++;
        return new Lease(key, entry, loaded);
      }
    }

    @Override
    public void close() {
      synchronized (ENTRIES) {
        if (released) {
          return;
        }
        released = true;
      }
      release(key, entry);
    }
  }

  /**
   * The model in a folder, loaded by the first to ask while the others wait.
   *
   * @throws IOException if there is no model, or it cannot be used
   */
  public static Lease acquire(String model, Strands strands, Precision precision)
      throws IOException {
    Key key = new Key(model, strands, precision);
    Entry entry;
    synchronized (ENTRIES) {
      entry = ENTRIES.computeIfAbsent(key, k -> new Entry());
      entry.users++;
    }
    try {
      return new Lease(key, entry, entry.load(key));
    } catch (IOException | RuntimeException | Error e) {
      release(key, entry);
      throw e;
    }
  }

  private static void release(Key key, Entry entry) {
    synchronized (ENTRIES) {
      entry.users--;
      if (entry.users > 0) {
        return;
      }
      ENTRIES.remove(key);
    }
    entry.free();
  }

  private static void countLoad() {
    synchronized (ENTRIES) {
      loads++;
    }
  }

  /** Models held in this JVM now. */
  public static int size() {
    synchronized (ENTRIES) {
      return ENTRIES.size();
    }
  }

  /** Models loaded since the JVM started. */
  public static long loads() {
    synchronized (ENTRIES) {
      return loads;
    }
  }
}
