package io.danq.registry.model;

import io.danq.inference.Arithmetic;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.bundle.ModelManifest;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One predictor per model and JVM, at any parallelism: every thread that acquires the same model
 * gets the same predictor, and the last one to release it frees it. Thread-safe.
 *
 * <p>The cache is static because a runner makes an instance of a DoFn per thread and again after a
 * failure; only the JVM outlives them all.
 */
public final class ModelCache {
  private static final AtomicLong LOADS = new AtomicLong();
  private static final SharedValues<Key, Loaded> LOADED =
      new SharedValues<>(
          new SharedValues.Maker<>() {
            @Override
            public Loaded make(Key key) throws IOException {
              Loaded loaded = Loaded.load(key);
              LOADS.incrementAndGet();
              return loaded;
            }

            @Override
            public void free(Loaded loaded) {
              loaded.free();
            }
          });

  private ModelCache() {}

  private record Key(String model, Strands strands, Arithmetic arithmetic) {}

  private record Loaded(OpenModel model, Predictor predictor, String fingerprint) {
    static Loaded load(Key key) throws IOException {
      long start = System.nanoTime();
      OpenModel model = OpenModel.open(key.model);
      try {
        Predictor predictor = Predictor.create(model.bundle(), key.strands, key.arithmetic);
        InferenceMetrics.loaded(model.bundle().manifest().network(), System.nanoTime() - start);
        return new Loaded(model, predictor, fingerprint(model.bundle().manifest(), key));
      } catch (RuntimeException e) {
        model.close();
        throw e;
      }
    }

    /** A manifest's texts hold no control characters. */
    private static String fingerprint(ModelManifest manifest, Key key) {
      return String.join(
          "\t",
          String.valueOf(manifest.sha256().get(ModelBundle.WEIGHTS_FILE)),
          manifest.network().toString(),
          manifest.baseOrder().name(),
          key.strands.name(),
          key.arithmetic.precision().name(),
          key.arithmetic.engine().name(),
          manifest.id(),
          manifest.version());
    }

    void free() {
      predictor.close();
      model.close();
    }
  }

  /** A user's hold on a cached model. */
  public static final class Lease implements AutoCloseable {
    private final SharedValues<Key, Loaded>.Hold hold;

    private Lease(SharedValues<Key, Loaded>.Hold hold) {
      this.hold = hold;
    }

    /** The model, until this is closed. */
    public Predictor predictor() {
      return hold.value().predictor();
    }

    /** Which model it is. */
    public ModelIdentity model() {
      return hold.value().model().identity();
    }

    /**
     * Everything that a window's scores depend on besides its bases, in one line: two predictors
     * with the same fingerprint give a window the same scores.
     */
    public String fingerprint() {
      return hold.value().fingerprint();
    }

    /** Another hold on the same model, released separately. */
    public Lease share() {
      return new Lease(hold.share());
    }

    /** Releases the model; a second call does nothing. */
    @Override
    public void close() {
      hold.close();
    }
  }

  /**
   * The model in a folder, loaded by the first to ask while the others wait.
   *
   * @throws IOException if there is no model, or it cannot be used
   */
  public static Lease acquire(String model, Strands strands, Arithmetic arithmetic)
      throws IOException {
    return new Lease(LOADED.acquire(new Key(model, strands, arithmetic)));
  }

  /** Models held in this JVM now. */
  public static int size() {
    return LOADED.size();
  }

  /** Models loaded since the JVM started. */
  public static long loads() {
    return LOADS.get();
  }
}
