package io.danq.prediction.predict;

import io.danq.registry.model.ModelCache;

/** A pipeline's model on a worker, as one user sees it. Thread-safe. */
sealed interface ServedModel extends AutoCloseable permits FixedModel, SharedFollower.Member {
  /** A hold on the model to predict one batch with, released when that is done. */
  ModelCache.Lease lease();

  /** Counts what has happened to the model since the last call; called within a bundle. */
  void countEvents();

  @Override
  void close();
}
