package io.danq.training.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import io.danq.network.GateActivation;
import io.danq.network.LstmDirections;
import io.danq.network.RandomWeights;
import java.nio.FloatBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients against what the loss does when the weights move along them, dropout included. */
class GradientTest {
  private static final int BATCH = 12;
  private static final long STEP = 7;
  private static final double MOVE = 4e-3;

  static List<DanQConfig> networks() {
    return List.of(
        new DanQConfig(60, 9, 8, 5, 5, 5, 7, 3),
        new DanQConfig(60, 9, 9, 7, 3, 5, 7, 3), // overlapping pools, kernel of whole 3-mers
        new DanQConfig(60, 20, 26, 4, 6, 3, 5, 2), // gaps between pools, eight full tables
        new DanQConfig(40, 4, 1, 40, 1, 2, 3, 1), // one step
        new DanQConfig(60, 9, 9, 7, 3, 5, 7, 3)
            .withGates(GateActivation.HARD_SIGMOID_FIFTH)
            .withDirections(LstmDirections.BOTH_FORWARD),
        new DanQConfig(60, 9, 8, 5, 5, 5, 7, 3).withGates(GateActivation.HARD_SIGMOID_SIXTH));
  }

  private static Batch batch(DanQConfig config) {
    Random random = new Random(1);
    List<byte[]> channels =
        Stream.generate(
                () -> {
                  byte[] window = new byte[config.window()];
                  for (int i = 0; i < window.length; i++) {
                    window[i] = (byte) (random.nextInt(20) == 0 ? 4 : random.nextInt(4));
                  }
                  return window;
                })
            .limit(BATCH)
            .toList();
    float[] labels = new float[BATCH * config.targets()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = random.nextInt(3) == 0 ? 1 : 0;
    }
    return new Batch(channels, labels);
  }

  private static Map<DanQTensor, FloatBuffer> copy(DanQWeights weights) {
    Map<DanQTensor, FloatBuffer> tensors = new EnumMap<>(DanQTensor.class);
    for (DanQTensor tensor : DanQTensor.values()) {
      FloatBuffer values = weights.get(tensor);
      tensors.put(tensor, FloatBuffer.allocate(values.remaining()).put(values).flip());
    }
    return tensors;
  }

  @ParameterizedTest
  @MethodSource("networks")
  void theLossChangesAlongEveryGradientAsFastAsItSays(DanQConfig config) {
    Batch batch = batch(config);
    NetworkOptions options = new NetworkOptions(BATCH + 3, 0.2, 0.5, false, 5, 3);
    try (TrainableNetwork network =
        new TrainableNetwork(RandomWeights.create(config, 2), options)) {
      network.gradients(batch, STEP);
      Map<DanQTensor, FloatBuffer> gradients = copy(network.lastGradients());
      DanQWeights start = network.copyOfWeights();
      for (DanQTensor tensor : DanQTensor.values()) {
        double norm = norm(gradients.get(tensor));
        if (tensor == DanQTensor.LSTM_RECURRENCE && config.steps() == 1) {
          assertThat(norm).as("nothing recurs in one step").isZero();
          continue;
        }
        double slope =
            (moved(network, batch, start, tensor, gradients.get(tensor), MOVE / norm)
                    - moved(network, batch, start, tensor, gradients.get(tensor), -MOVE / norm))
                / (2 * MOVE);
        assertThat(slope / norm).as(tensor.tensorName()).isCloseTo(1, within(0.02));
      }
    }
  }

  private static double norm(FloatBuffer values) {
    double sum = 0;
    for (int i = 0; i < values.limit(); i++) {
      sum += (double) values.get(i) * values.get(i);
    }
    return Math.sqrt(sum);
  }

  /** The loss with one tensor moved along its gradient. */
  private static double moved(
      TrainableNetwork network,
      Batch batch,
      DanQWeights start,
      DanQTensor tensor,
      FloatBuffer gradient,
      double times) {
    Map<DanQTensor, FloatBuffer> tensors = copy(start);
    FloatBuffer values = tensors.get(tensor);
    for (int i = 0; i < values.limit(); i++) {
      values.put(i, (float) (values.get(i) + times * gradient.get(i)));
    }
    network.setWeights(new DanQWeights(start.config(), tensors));
    return network.gradients(batch, STEP);
  }
}
