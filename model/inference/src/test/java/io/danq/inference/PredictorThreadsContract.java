package io.danq.inference;

import io.danq.network.bundle.ModelBundle;
import io.danq.network.testing.Engine;
import io.danq.network.testing.EngineThreadsContract;

/** The contract of all engines shared by threads, for one way to open a predictor. */
abstract class PredictorThreadsContract extends EngineThreadsContract {
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
