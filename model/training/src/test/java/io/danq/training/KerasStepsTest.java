package io.danq.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.danq.labels.LabelledWindows;
import io.danq.labels.PackedWindows;
import io.danq.labels.numpy.NpzFile;
import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import io.danq.sequence.BaseOrder;
import io.danq.training.engine.NetworkOptions;
import io.danq.training.engine.TrainableNetwork;
import io.danq.training.engine.Update;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients and weights of Keras, written by {@code src/training/keras_steps.py}. */
class KerasStepsTest {
  private static final DanQConfig NETWORK = new DanQConfig(100, 8, 11, 4, 4, 6, 10, 3);
  private static final int BATCH = 16;
  private static final int STEPS = 5;

  /** Largest norm of a tensor's difference from Keras', relative to what it is compared with. */
  private static final double TOLERANCE = 1e-3;

  private NpzFile golden;
  private PackedWindows windows;
  private DanQWeights start;

  @BeforeEach
  void readGolden() throws IOException, URISyntaxException {
    Path file = Path.of(KerasStepsTest.class.getResource("keras-steps.npz").toURI());
    golden = NpzFile.open(file);
    try (LabelledWindows reader = LabelledWindows.open(file, BaseOrder.AGCT)) {
      windows = PackedWindows.read(reader);
    }
    start = weights("start");
  }

  private DanQWeights weights(String prefix) throws IOException {
    Map<DanQTensor, FloatBuffer> tensors = new EnumMap<>(DanQTensor.class);
    for (DanQTensor tensor : DanQTensor.values()) {
      tensors.put(tensor, FloatBuffer.wrap(golden.floats(prefix + "." + tensor.tensorName())));
    }
    return new DanQWeights(NETWORK, tensors);
  }

  private TrainableNetwork network(int threads) {
    return new TrainableNetwork(start, new NetworkOptions(BATCH, 0, 0, false, 1, threads));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void theGradientsOfABatchAreThoseOfKeras(int threads) throws IOException {
    try (TrainableNetwork network = network(threads)) {
      BatchReader reader = new BatchReader(windows, BaseOrder.AGCT);
      double loss = network.gradients(reader.read(BatchReader.inOrder(BATCH), 0, BATCH), 0);
      assertThat(loss).isCloseTo(golden.floats("loss")[0], within(1e-6));
      DanQWeights expected = weights("gradient");
      for (DanQTensor tensor : DanQTensor.values()) {
        assertThat(difference(network.lastGradients(), expected, tensor) / norm(expected, tensor))
            .as(tensor.tensorName())
            .isLessThan(TOLERANCE);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"ADAM, adam", "RMSPROP, rmsprop"})
  void theWeightsAfterFiveStepsAreThoseOfKeras(OptimizerKind optimizer, String prefix)
      throws IOException {
    try (TrainableNetwork network = network(2)) {
      BatchReader reader = new BatchReader(windows, BaseOrder.AGCT);
      int[] order = BatchReader.inOrder(windows.count());
      Update update = optimizer.create(NETWORK);
      for (int step = 0; step < STEPS; step++) {
        network.gradients(reader.read(order, step * BATCH, (step + 1) * BATCH), step);
        network.update(update, 0.001);
      }
      DanQWeights expected = weights(prefix);
      for (DanQTensor tensor : DanQTensor.values()) {
        double moved = difference(start, expected, tensor);
        assertThat(moved).as(tensor.tensorName() + " has moved").isPositive();
        assertThat(difference(network.weights(), expected, tensor) / moved)
            .as(tensor.tensorName())
            .isLessThan(TOLERANCE);
      }
    }
  }

  private static double difference(DanQWeights a, DanQWeights b, DanQTensor tensor) {
    FloatBuffer left = a.get(tensor);
    FloatBuffer right = b.get(tensor);
    double sum = 0;
    for (int i = 0; i < left.limit(); i++) {
      sum += Math.pow((double) left.get(i) - right.get(i), 2);
    }
    return Math.sqrt(sum);
  }

  private static double norm(DanQWeights weights, DanQTensor tensor) {
    FloatBuffer values = weights.get(tensor);
    double sum = 0;
    for (int i = 0; i < values.limit(); i++) {
      sum += (double) values.get(i) * values.get(i);
    }
    return Math.sqrt(sum);
  }
}
