package io.danq.prediction.predict;

import io.danq.inference.InferenceException;
import io.danq.registry.model.ModelCache;
import io.danq.registry.model.ModelIdentity;
import java.util.List;

/** The network that one batch runs on, held until the batch is done. */
interface BatchNetwork extends WindowBatch.Engine, AutoCloseable {
  /**
   * Predicts windows of one length: {@code [windows][targets]}.
   *
   * @throws InferenceException if the engine fails
   * @throws IllegalArgumentException if a window has another length
   */
  @Override
  float[][] predict(List<byte[]> windows);

  /** Bases in a window as the network takes it. */
  int windowLength();

  /** Which model it is. */
  ModelIdentity model();

  /** What scores depend on besides the bases, see {@link ModelCache.Lease#fingerprint}. */
  String fingerprint();

  @Override
  void close();

  /** A model that is served. */
  record Leased(ModelCache.Lease lease) implements BatchNetwork {
    @Override
    public float[][] predict(List<byte[]> windows) {
      return lease.predictor().predict(windows);
    }

    @Override
    public int windowLength() {
      return lease.predictor().windowLength();
    }

    @Override
    public ModelIdentity model() {
      return lease.model();
    }

    @Override
    public String fingerprint() {
      return lease.fingerprint();
    }

    @Override
    public void close() {
      lease.close();
    }
  }
}
