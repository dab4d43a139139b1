package io.danq.cli.verify;

import io.danq.inference.Strands;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.reference.ReferenceDanQ;
import io.danq.sequence.tensor.OneHotEncoder;
import java.nio.FloatBuffer;
import java.util.List;

/** Compares the engine with DanQ's definition, in plain Java and double precision. */
final class DefinitionCheck {
  private static final int WINDOWS = 4;

  private DefinitionCheck() {}

  static CheckResult run(ModelBundle bundle, Engine.Opener engines, Limits limits) {
    int length = bundle.manifest().network().window();
    List<byte[]> windows = new CheckWindows(length, 2).withUnknownBases(WINDOWS);
    OneHotEncoder encoder = new OneHotEncoder(bundle.manifest().baseOrder());
    ReferenceDanQ definition = new ReferenceDanQ(bundle.weights());
    double largest = 0;
    try (Engine engine = engines.open(Strands.FORWARD)) {
      float[][] predicted = engine.predict(windows);
      for (int i = 0; i < predicted.length; i++) {
        float[] input = new float[length * OneHotEncoder.CHANNELS];
        encoder.encode(windows.get(i), FloatBuffer.wrap(input));
        double[] expected = definition.predict(input);
        for (int target = 0; target < expected.length; target++) {
          largest = Math.max(largest, Math.abs(predicted[i][target] - expected[target]));
        }
      }
    }
    return CheckResult.of("DanQ's definition in plain Java", WINDOWS, largest, limits.truth());
  }
}
