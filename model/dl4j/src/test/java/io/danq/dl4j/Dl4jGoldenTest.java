package io.danq.dl4j;

import io.danq.network.testing.Engine;
import io.danq.network.testing.KerasGoldenContract;
import io.danq.sequence.BaseOrder;
import java.nio.file.Path;

/** DL4J, with its faults worked around, on every kind of Keras file. */
final class Dl4jGoldenTest extends KerasGoldenContract {
  @Override
  protected Engine open(Path kerasFile, Path folder) throws Exception {
    return Dl4jEngine.forward(Dl4jEngine.read(kerasFile, BaseOrder.AGCT));
  }
}
