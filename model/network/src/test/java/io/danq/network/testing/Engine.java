package io.danq.network.testing;

import io.danq.network.bundle.ModelBundle;
import java.util.List;

/** A network ready to predict, as the contracts of all engines see it. */
public interface Engine extends AutoCloseable {
  /** Probabilities {@code [windows][targets]}. */
  float[][] predict(List<byte[]> windows);

  @Override
  void close();

  /** How an engine takes a model. */
  interface Opener {
    /** Ready to predict windows as they are. */
    Engine forward(ModelBundle bundle) throws Exception;

    /** Ready to predict the mean of windows and their reverse complements. */
    Engine bothStrands(ModelBundle bundle) throws Exception;
  }
}
