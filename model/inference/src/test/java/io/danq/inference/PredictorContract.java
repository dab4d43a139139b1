package io.danq.inference;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.danq.network.DanQConfig;
import io.danq.network.GateActivation;
import io.danq.network.LstmDirections;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.testing.Engine;
import io.danq.network.testing.EngineContract;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

  /** Whether this predictor takes networks of this kind. */
  boolean takes(DanQConfig config) {
    return true;
  }

  static Stream<DanQConfig> olderNetworks() {
    return Stream.of(GateActivation.values())
        .flatMap(
            gates ->
                Stream.of(LstmDirections.values())
                    .map(directions -> ODD.withGates(gates).withDirections(directions)))
        .filter(config -> !config.hasKerasDefaults());
  }

  @ParameterizedTest
  @MethodSource("olderNetworks")
  void hardGatesAndLstmsThatBothReadForwardAreAsDefined(DanQConfig config, @TempDir Path other)
      throws Exception {
    assumeTrue(takes(config), "this engine or precision takes no such network");
    requireTheDefinition(config, other);
  }
}
