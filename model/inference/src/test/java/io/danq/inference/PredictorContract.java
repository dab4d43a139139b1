package io.danq.inference;

import io.danq.network.bundle.ModelBundle;
import io.danq.network.testing.Engine;
import io.danq.network.testing.EngineContract;

/** The contract of all engines, for one way to open a predictor. */
abstract class PredictorContract extends EngineContract {
  abstract Predictor open(ModelBundle bundle, Strands strands);

  @Override
  public final Engine forward(ModelBundle bundle) {
    return new PredictorEngine(open(bundle, Strands.FORWARD));
  }

  @Override
  public final Engine bothStrands(ModelBundle bundle) {
    return new PredictorEngine(open(bundle, Strands.BOTH));
  }
}
