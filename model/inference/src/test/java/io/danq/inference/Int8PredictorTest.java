package io.danq.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import io.danq.network.GateActivation;
import io.danq.network.RandomWeights;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.testing.TestBundles;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.RandomDna;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** int8 with either convolution: the same contract, a wider tolerance. */
final class Int8PredictorTest {
  private static final DanQConfig CONFIG = new DanQConfig(300, 33, 13, 7, 7, 19, 21, 17);

  /** int8 even though the network is small. */
  private static Predictor int8(ModelBundle bundle, Strands strands) {
    return Predictor.create(bundle, strands, Precision.INT8, Convolution.fastest());
  }

  abstract static class Int8 extends PredictorContract {
    @Override
    protected double tolerance() {
      return 0.01;
    }

    @Override
    boolean takes(DanQConfig config) {
      return !config.gates().isHard();
    }
  }

  @Nested
  final class InTheGraph extends Int8 {
    @Override
    Predictor open(ModelBundle bundle, Strands strands) {
      return Predictor.create(bundle, strands, Precision.INT8, Convolution.GRAPH);
    }
  }

  @Nested
  final class WithKmerTables extends Int8 {
    @Override
    Predictor open(ModelBundle bundle, Strands strands) {
      return Predictor.create(bundle, strands, Precision.INT8, Convolution.KMER_TABLES);
    }
  }

  @Nested
  final class Threads extends PredictorThreadsContract {
    @Override
    Predictor open(ModelBundle bundle, Strands strands) {
      return int8(bundle, strands);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SIGMOID")
  void hardGatesAreRefusedWithTheReason(GateActivation gates, @TempDir Path folder)
      throws IOException {
    ModelBundle bundle = TestBundles.random(folder, CONFIG.withGates(gates), BaseOrder.AGCT, 1);
    assertThatThrownBy(
            () -> Predictor.create(bundle, Strands.FORWARD, Arithmetic.of(Precision.INT8)))
        .isInstanceOf(InferenceException.class)
        .hasMessage(
            "int8 is not accurate enough for a network with hard-sigmoid gates; use"
                + " --precision=float32");
  }

  @ParameterizedTest
  @CsvSource({
    "12, 12, 18, FLOAT32", // 205,200 multiplications in the two layers that int8 computes
    "64, 32, 64, INT8", // 2,150,400
    "320, 320, 695, INT8"
  })
  void aSmallNetworkIsComputedInFloat32(int filters, int units, int dense, Precision expected) {
    DanQConfig config = new DanQConfig(1000, filters, 26, 13, 13, units, dense, 7);
    assertThat(Precision.INT8.suiting(config)).isEqualTo(expected);
    assertThat(Precision.FLOAT32.suiting(config)).isEqualTo(Precision.FLOAT32);
  }

  @ParameterizedTest
  @EnumSource
  void theScalesDoNotComeFromTheBatch(Convolution convolution, @TempDir Path folder)
      throws IOException {
    ModelBundle bundle = TestBundles.random(folder, CONFIG, BaseOrder.AGCT, 1);
    byte[] window = new RandomDna(1).bases(CONFIG.window());
    try (Predictor predictor =
        Predictor.create(bundle, Strands.FORWARD, Precision.INT8, convolution)) {
      float[] alone = predictor.predict(List.of(window))[0];
      for (int seed = 0; seed < 20; seed++) {
        List<byte[]> batch = new ArrayList<>(new RandomDna(seed).windows(63, CONFIG.window()));
        batch.add(seed, window);
        assertThat(predictor.predict(batch)[seed]).containsExactly(alone);
      }
    }
  }

  @Test
  void itIsAnotherArithmeticThanFloat32(@TempDir Path folder) throws IOException {
    ModelBundle bundle = TestBundles.random(folder, CONFIG, BaseOrder.AGCT, 1);
    List<byte[]> windows = new RandomDna(1).windows(8, CONFIG.window());
    try (Predictor exact = Predictor.create(bundle, Strands.BOTH);
        Predictor int8 = int8(bundle, Strands.BOTH)) {
      assertThat(exact.precision()).isEqualTo(Precision.FLOAT32);
      assertThat(int8.precision()).isEqualTo(Precision.INT8);
      float[][] expected = exact.predict(windows);
      float[][] actual = int8.predict(windows);
      assertThat(actual[0]).isNotEqualTo(expected[0]);
      for (int i = 0; i < windows.size(); i++) {
        assertThat(actual[i]).containsExactly(expected[i], within(0.01f));
      }
    }
  }

  /** All weights of a layer at their largest: where 16-bit sums of products would overflow. */
  @ParameterizedTest
  @EnumSource(names = {"LSTM_WEIGHT", "LSTM_RECURRENCE", "HIDDEN_WEIGHT"})
  void equalWeightsDoNotOverflow(DanQTensor tensor, @TempDir Path folder) throws IOException {
    DanQWeights random = RandomWeights.create(CONFIG, 1);
    Map<DanQTensor, FloatBuffer> tensors = new EnumMap<>(DanQTensor.class);
    for (DanQTensor each : DanQTensor.values()) {
      tensors.put(each, random.get(each));
    }
    FloatBuffer equal = FloatBuffer.allocate((int) tensor.size(CONFIG));
    for (int i = 0; equal.hasRemaining(); i++) {
      equal.put(i < equal.capacity() / 2 ? 0.01f : -0.01f);
    }
    tensors.put(tensor, equal.flip());
    ModelBundle bundle =
        TestBundles.write(folder, BaseOrder.AGCT, new DanQWeights(CONFIG, tensors));
    List<byte[]> windows = new RandomDna(1).windows(8, CONFIG.window());
    try (Predictor exact = Predictor.create(bundle, Strands.FORWARD);
        Predictor int8 = int8(bundle, Strands.FORWARD)) {
      float[][] expected = exact.predict(windows);
      float[][] actual = int8.predict(windows);
      for (int i = 0; i < windows.size(); i++) {
        assertThat(actual[i]).containsExactly(expected[i], within(0.01f));
      }
    }
  }
}
