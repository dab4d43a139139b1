package io.danq.prediction.predict;

import io.danq.registry.model.ModelCache;

/** A model that never changes. */
final class FixedModel implements ServedModel {
  private final ModelCache.Lease lease;

  FixedModel(ModelCache.Lease lease) {
    this.lease = lease;
  }

  @Override
  public ModelCache.Lease lease() {
    return lease.share();
  }

  @Override
  public void countEvents() {
    // There is nothing to count.
  }

  @Override
  public void close() {
    lease.close();
  }
}
