package io.danq.prediction.predict;

import io.danq.registry.model.ModelIdentity;

/**
 * Where the outcomes of windows go.
 *
 * @param <T> what a window came with
 */
public interface WindowOutcomes<T> {
  /** Takes the probabilities, which others may share: they must not be changed. */
  void predicted(T element, ModelIdentity model, float[] probabilities);

  /** Takes what is wrong with a window, in words. */
  void failed(T element, String fault);
}
