package io.danq.network.testing;

import io.danq.network.bundle.ModelBundle;
import java.util.List;

/** A network ready to predict, as the engine contracts see it. */
public interface Engine extends AutoCloseable {
  /** Probabilities {@code [windows][targets]}. */
  float[][] predict(List<byte[]> windows);

  @Override
  void close();

  /** Loads a model into an engine. */
  interface Opener {
    /** An engine for the forward strand. */
    Engine forward(ModelBundle bundle) throws Exception;

    /** An engine for the mean of both strands. */
    Engine bothStrands(ModelBundle bundle) throws Exception;
  }
}
