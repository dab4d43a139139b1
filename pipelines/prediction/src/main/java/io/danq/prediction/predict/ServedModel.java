package io.danq.prediction.predict;

import io.danq.registry.model.ModelCache;

/** A pipeline's model on a worker, as one user sees it. Thread-safe. */
sealed interface ServedModel extends AutoCloseable permits FixedModel, SharedFollower.Member {
  /** A hold on the model for one batch, to be released when the batch is done. */
  ModelCache.Lease lease();

  /** Counts the switches and refusals since the last call; must be called within a bundle. */
  void countEvents();

  @Override
  void close();
}
