package io.danq.inference;

import io.danq.bundle.ModelBundle;
import java.util.List;

/**
 * A network that is ready to predict. Thread-safe: one predictor serves all threads of a JVM, each
 * call running on the thread that makes it.
 *
 * <ul>
 *   <li>input: windows of exactly {@link #windowLength} bytes of ASCII bases
 *   <li>output: float32 {@code [windows][targets]}, probabilities 0 to 1 in target order
 * </ul>
 *
 * <p>A window's result does not depend on the windows beside it, whatever the number of windows.
 */
public sealed interface Predictor extends AutoCloseable permits OnnxPredictor {
  /** Windows in one run of the engine; measured best between 32 and 64. */
  int BATCH_SIZE = 64;

  /**
   * Loads a model.
   *
   * @throws InferenceException if the engine cannot load it
   */
  static Predictor create(ModelBundle bundle, Strands strands) {
    return OnnxPredictor.load(bundle.weights(), bundle.manifest().baseOrder(), strands);
  }

  /**
   * Predicts any number of windows; best in multiples of {@link #BATCH_SIZE}.
   *
   * @throws IllegalArgumentException if a window has another length than {@link #windowLength}
   * @throws IllegalStateException after {@link #close}
   * @throws InferenceException if the engine fails
   */
  float[][] predict(List<byte[]> windows);

  /** Bases in a window. */
  int windowLength();

  /** Probabilities per window. */
  int targets();

  /** Which strands are predicted. */
  Strands strands();

  /** Frees the engine's memory once calls in progress are done; a second call does nothing. */
  @Override
  void close();
}
