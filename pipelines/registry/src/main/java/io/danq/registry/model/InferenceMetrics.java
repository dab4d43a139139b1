package io.danq.registry.model;

import io.danq.beam.metrics.PredictionMetrics;
import io.danq.network.DanQConfig;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * What the network does, counted under the names that users of Beam's RunInference know. All
 * methods except {@link #loaded} are called within a bundle. Thread-safe.
 */
public final class InferenceMetrics {
  /** Windows that the network ran on. */
  public static final String INFERENCES = PredictionMetrics.INFERENCES;

  /** Microseconds of one call of the engine; a distribution. */
  public static final String BATCH_LATENCY = "inference_batch_latency_micro_secs";

  /** Windows in one call of the engine; a distribution. */
  public static final String BATCH_SIZE = "inference_request_batch_size";

  /** Batches on which the engine failed. */
  public static final String FAILED_BATCHES = "failed_batches_counter";

  /** Bytes of a loaded model's weights in float32, as its bundle has them; a distribution. */
  public static final String MODEL_BYTES = "model_byte_size";

  /** Milliseconds from opening a bundle to a predictor that is ready; a distribution. */
  public static final String LOAD_LATENCY = "load_model_latency_milli_secs";

  private static final Queue<Load> LOADS = new ConcurrentLinkedQueue<>();

  private InferenceMetrics() {}

  private record Load(long milliSeconds, long bytes) {}

  /**
   * Notes that this JVM has loaded a model. That happens before the first bundle, when runners
   * count nothing yet, so the next batch of the JVM reports it.
   */
  public static void loaded(DanQConfig network, long nanoSeconds) {
    LOADS.add(
        new Load(TimeUnit.NANOSECONDS.toMillis(nanoSeconds), network.parameters() * Float.BYTES));
  }

  /** Counts a call of the engine that succeeded. */
  public static void predicted(int windows, long nanoSeconds) {
    PredictionMetrics.count(INFERENCES, windows);
    PredictionMetrics.observe(BATCH_SIZE, windows);
    PredictionMetrics.count(FAILED_BATCHES, 0); // so that it is listed from the start
    PredictionMetrics.observe(BATCH_LATENCY, TimeUnit.NANOSECONDS.toMicros(nanoSeconds));
    for (Load load = LOADS.poll(); load != null; load = LOADS.poll()) {
      PredictionMetrics.observe(LOAD_LATENCY, load.milliSeconds());
      PredictionMetrics.observe(MODEL_BYTES, load.bytes());
    }
  }

  /** Counts a batch on which the engine failed. */
  public static void batchFailed() {
    PredictionMetrics.count(FAILED_BATCHES, 1);
  }
}
