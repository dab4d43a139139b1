package io.danq.training.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.danq.network.DanQConfig;
import io.danq.network.DanQWeights;
import io.danq.network.GateActivation;
import io.danq.network.LstmDirections;
import io.danq.network.RandomWeights;
import io.danq.network.reference.ReferenceDanQ;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The network that is trained is the network that predicts. */
class TrainableNetworkTest {
  private static final DanQConfig SIZES = new DanQConfig(60, 9, 8, 5, 5, 5, 7, 3);

  static Stream<DanQConfig> networks() {
    return Stream.of(GateActivation.values())
        .flatMap(
            gates ->
                Stream.of(LstmDirections.values())
                    .map(directions -> SIZES.withGates(gates).withDirections(directions)));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void predictsWhatTheDefinitionPredicts(DanQConfig config) {
    DanQWeights weights = RandomWeights.create(config, 3);
    Random random = new Random(1);
    byte[] channels = new byte[config.window()];
    float[] input = new float[config.window() * 4];
    for (int i = 0; i < channels.length; i++) {
      channels[i] = (byte) random.nextInt(4);
      input[i * 4 + channels[i]] = 1;
    }
    float[] logits = new float[config.targets()];
    try (TrainableNetwork network =
        new TrainableNetwork(weights, new NetworkOptions(1, 0.2, 0.5, false, 1, 2))) {
      network.predict(new Batch(List.of(channels), new float[config.targets()]), logits);
    }
    double[] expected = new ReferenceDanQ(weights).predict(input);
    for (int target = 0; target < logits.length; target++) {
      assertThat(1 / (1 + Math.exp(-logits[target]))).isCloseTo(expected[target], within(1e-6));
    }
  }
}
