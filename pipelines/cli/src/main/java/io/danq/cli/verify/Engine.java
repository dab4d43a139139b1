package io.danq.cli.verify;

import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import java.util.List;

/** An engine with the model loaded: the part of it that checks use. */
public interface Engine extends AutoCloseable {
  /** Probabilities {@code [windows][targets]}. */
  float[][] predict(List<byte[]> windows);

  @Override
  void close();

  /** Opens the model in the engine under test. */
  @FunctionalInterface
  interface Opener {
    /** An engine that the caller closes. */
    Engine open(Strands strands);
  }

  /** A predictor as an engine. Closing the engine closes the predictor. */
  static Engine of(Predictor predictor) {
    return new Engine() {
      @Override
      public float[][] predict(List<byte[]> windows) {
        return predictor.predict(windows);
      }

      @Override
      public void close() {
        predictor.close();
      }
    };
  }
}
