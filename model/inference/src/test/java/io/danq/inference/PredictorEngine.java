package io.danq.inference;

import io.danq.network.testing.Engine;
import java.util.List;

/** A predictor as the engine contracts see it. */
record PredictorEngine(Predictor predictor) implements Engine {
  @Override
  public float[][] predict(List<byte[]> windows) {
    return predictor.predict(windows);
  }

  @Override
  public void close() {
    predictor.close();
  }
}
