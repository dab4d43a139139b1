package io.danq.prediction.predict;

import io.danq.beam.option.ByteSize;
import io.danq.inference.Arithmetic;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.prediction.options.ModelOptions;
import io.danq.registry.model.ArithmeticOptions;
import io.danq.registry.model.ModelCache;
import io.danq.registry.model.OpenModel;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * A model that is loaded and warmed up in the background while a pipeline in this JVM is built and
 * its runner starts; in those seconds a laptop's second core is idle. The pipeline finds the model
 * in {@link ModelCache}. This also keeps cached scores from one part of a run to the next.
 * Thread-safe.
 */
public final class EarlyModel implements AutoCloseable {
  private final @Nullable PredictionCache cache;
  private ModelCache.@Nullable Lease lease;
  private boolean closed;

  private EarlyModel(@Nullable PredictionCache cache) {
    this.cache = cache;
  }

  /** Starts to load an open model for the strands and the arithmetic that the options name. */
  public static EarlyModel load(OpenModel open, ModelOptions options) {
    ByteSize cache = options.getPredictionCache();
    EarlyModel model = new EarlyModel(cache.bytes() > 0 ? PredictionCache.open(cache) : null);
    String folder = open.folder();
    Strands strands = options.getStrands();
    Arithmetic arithmetic = ArithmeticOptions.arithmetic(options);
    Thread loader = new Thread(() -> model.load(folder, strands, arithmetic), "early-model");
    loader.setDaemon(true);
    loader.start();
    return model;
  }

  private void load(String folder, Strands strands, Arithmetic arithmetic) {
    try {
      ModelCache.Lease loaded = ModelCache.acquire(folder, strands, arithmetic);
      hold(loaded);
      warmUp(loaded.predictor());
    } catch (IOException | RuntimeException e) {
      // The pipeline loads the model too and reports the fault.
    }
  }

  private static void warmUp(Predictor predictor) {
    byte[] window = new byte[predictor.windowLength()];
    Arrays.fill(window, (byte) 'N');
    predictor.predict(Collections.nCopies(Predictor.BATCH_SIZE, window));
  }

  private synchronized void hold(ModelCache.Lease loaded) {
    lease = loaded;
    if (closed) {
      lease.close();
    }
  }

  /** Releases the model. Other users keep it. */
  @Override
  public synchronized void close() {
    closed = true;
    if (cache != null) {
      cache.close();
    }
    if (lease != null) {
      lease.close();
    }
  }
}
