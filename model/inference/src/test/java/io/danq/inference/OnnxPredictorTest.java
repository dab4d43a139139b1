package io.danq.inference;

import io.danq.bundle.ModelBundle;
import org.junit.jupiter.api.Nested;

/** ONNX Runtime in float32, through the door that everyone uses. */
final class OnnxPredictorTest {
  @Nested
  final class Contract extends PredictorContract {
    @Override
    Predictor open(ModelBundle bundle, Strands strands) {
      return Predictor.create(bundle, strands);
    }

    @Override
    double tolerance() {
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
}
