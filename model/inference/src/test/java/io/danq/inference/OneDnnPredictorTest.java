package io.danq.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.danq.network.DanQConfig;
import io.danq.network.DanQWeights;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.testing.TestBundles;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.RandomDna;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** oneDNN in each precision, where the processor has its instructions. */
final class OneDnnPredictorTest {
  private static final DanQConfig CONFIG = new DanQConfig(300, 33, 13, 7, 7, 19, 21, 17);

  /** Exactly this precision, even for a small network. */
  private static Predictor open(ModelBundle bundle, Strands strands, Precision precision) {
    DanQWeights weights = bundle.weights();
    EngineCase chosen =
        EngineCase.of(weights.config(), new Arithmetic(precision, EngineChoice.ONEDNN));
    return new EnginePredictor(weights, bundle.manifest().baseOrder(), strands, chosen);
  }

  private static void assumePossible(Precision precision) {
    String obstacle = EngineCase.obstacle(CONFIG, precision);
    assumeTrue(obstacle.isEmpty(), obstacle);
  }

  abstract static class Contract extends PredictorContract {
    private final Precision precision;
    private final double tolerance;

    Contract(Precision precision, double tolerance) {
      this.precision = precision;
      this.tolerance = tolerance;
    }

    @Override
    Predictor open(ModelBundle bundle, Strands strands) {
      return OneDnnPredictorTest.open(bundle, strands, precision);
    }

    @Override
    protected double tolerance() {
      return tolerance;
    }

    @Override
    protected double batchTolerance() {
      return 0;
    }

    @Override
    boolean takes(DanQConfig config) {
      return false;
    }
  }

  @Nested
  final class Float32 extends Contract {
    Float32() {
      super(Precision.FLOAT32, 1e-6);
    }

    @BeforeAll
    static void processor() {
      assumePossible(Precision.FLOAT32);
    }
  }

  @Nested
  final class Bf16 extends Contract {
    Bf16() {
      super(Precision.BF16, 0.01);
    }

    @BeforeAll
    static void processor() {
      assumePossible(Precision.BF16);
    }
  }

  @Nested
  final class Int8 extends Contract {
    Int8() {
      super(Precision.INT8, 0.01);
    }

    @BeforeAll
    static void processor() {
      assumePossible(Precision.INT8);
    }
  }

  abstract static class Threads extends PredictorThreadsContract {
    private final Precision precision;

    Threads(Precision precision) {
      this.precision = precision;
    }

    @Override
    Predictor open(ModelBundle bundle, Strands strands) {
      return OneDnnPredictorTest.open(bundle, strands, precision);
    }
  }

  @Nested
  final class Float32Threads extends Threads {
    Float32Threads() {
      super(Precision.FLOAT32);
    }

    @BeforeAll
    static void processor() {
      assumePossible(Precision.FLOAT32);
    }
  }

  @Nested
  final class Int8Threads extends Threads {
    Int8Threads() {
      super(Precision.INT8);
    }

    @BeforeAll
    static void processor() {
      assumePossible(Precision.INT8);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWindowHasTheSameBitsInEveryBatchAndPlace(Precision precision, @TempDir Path folder)
      throws IOException {
    assumePossible(precision);
    ModelBundle bundle = TestBundles.random(folder, CONFIG, BaseOrder.AGCT, 1);
    byte[] window = new RandomDna(1).bases(CONFIG.window());
    try (Predictor predictor = open(bundle, Strands.FORWARD, precision)) {
      assertThat(predictor.path()).startsWith("onednn " + precision.label());
      float[] alone = predictor.predict(List.of(window))[0];
      for (int seed = 0; seed < 40; seed++) {
        int others = 1 + seed * 7 % 130;
        List<byte[]> batch = new ArrayList<>(new RandomDna(seed).windows(others, CONFIG.window()));
        int place = seed % batch.size();
        batch.add(place, window);
        assertThat(predictor.predict(batch)[place]).containsExactly(alone);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void itComputesWhatOnnxRuntimeDoes(Precision precision, @TempDir Path folder) throws IOException {
    assumePossible(precision);
    DanQConfig config = new DanQConfig(1000, 320, 26, 13, 13, 64, 50, 30);
    ModelBundle bundle = TestBundles.random(folder, config, BaseOrder.AGCT, 1);
    List<byte[]> windows = new RandomDna(2).windows(70, config.window());
    try (Predictor oneDnn = open(bundle, Strands.BOTH, precision);
        Predictor onnx =
            Predictor.create(bundle, Strands.BOTH, Precision.FLOAT32, Convolution.GRAPH)) {
      float[][] expected = onnx.predict(windows);
      float[][] actual = oneDnn.predict(windows);
      float tolerance = precision == Precision.FLOAT32 ? 1e-6f : 0.02f;
      for (int i = 0; i < windows.size(); i++) {
        assertThat(actual[i]).containsExactly(expected[i], within(tolerance));
      }
    }
  }
}
