package io.danq.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.network.bundle.ModelBundle;
import io.danq.network.testing.TestBundles;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ONNX Runtime in float32, through the public interface. */
final class OnnxPredictorTest {
  @Nested
  final class Contract extends PredictorContract {
    @Override
    Predictor open(ModelBundle bundle, Strands strands) {
      return Predictor.create(bundle, strands);
    }

    @Override
    protected double tolerance() {
      return 1e-6;
    }
  }

  @Nested
  final class Threads extends PredictorThreadsContract {
    @Override
    Predictor open(ModelBundle bundle, Strands strands) {
      return Predictor.create(bundle, strands);
    }
  }

  @Test
  void itSaysWhatItTakesAndGives(@TempDir Path folder) throws IOException {
    ModelBundle bundle = TestBundles.random(folder, TestBundles.SMALL, BaseOrder.AGCT, 1);
    try (Predictor predictor = Predictor.create(bundle, Strands.FORWARD)) {
      assertThat(predictor.windowLength()).isEqualTo(TestBundles.SMALL.window());
      assertThat(predictor.targets()).isEqualTo(TestBundles.SMALL.targets());
      assertThat(predictor.strands()).isEqualTo(Strands.FORWARD);
    }
  }
}
