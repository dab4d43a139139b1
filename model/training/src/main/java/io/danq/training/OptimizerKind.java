package io.danq.training;

import io.danq.network.DanQConfig;
import io.danq.training.engine.AdamUpdate;
import io.danq.training.engine.RmsPropUpdate;
import io.danq.training.engine.Update;

/** Optimisers, each with the formulas and constants of Keras. */
public enum OptimizerKind {
  /** Kingma and Ba 2015, arXiv:1412.6980; decay 0.9 and 0.999, epsilon 1e-7. */
  ADAM,
  /** Decay 0.9, no momentum, epsilon 1e-7: what DanQ's authors trained with. */
  RMSPROP;

  Update create(DanQConfig config) {
    return switch (this) {
      case ADAM -> new AdamUpdate(config);
      case RMSPROP -> new RmsPropUpdate(config);
    };
  }
}
