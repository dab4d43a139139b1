package io.danq.keras;

import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.testing.Engine;
import io.danq.network.testing.KerasGoldenContract;
import io.danq.network.testing.TestBundles;
import io.danq.sequence.BaseOrder;
import java.nio.file.Path;
import java.util.List;

/** From a Keras file through a bundle to the production engine. */
final class KerasPredictionTest extends KerasGoldenContract {
  @Override
  protected Engine open(Path kerasFile, Path folder) throws Exception {
    KerasModel model = KerasImporter.read(kerasFile);
    TestBundles.write(folder, BaseOrder.AGCT, model.weights());
    Predictor predictor = Predictor.create(ModelBundle.open(folder), Strands.FORWARD);
    return new Engine() {
      @Override
      public float[][] predict(List<byte[]> windows) {
        return predictor.predict(windows);
      }

      @Override
      public void close() {
        predictor.close();
      }
    };
  }
}
