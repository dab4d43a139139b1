package io.danq.inference;

import io.danq.network.bundle.ModelBundle;
import org.junit.jupiter.api.Nested;

/** Both convolutions in float32, against DanQ's definition. */
final class ConvolutionPathsTest {
  abstract static class Float32 extends PredictorContract {
    @Override
    protected double tolerance() {
      return 1e-6;
    }
  }

  @Nested
  final class InTheGraph extends Float32 {
    @Override
    Predictor open(ModelBundle bundle, Strands strands) {
      return Predictor.create(bundle, strands, Precision.FLOAT32, Convolution.GRAPH);
    }
  }

  @Nested
  final class AsKmerTables extends Float32 {
    @Override
    Predictor open(ModelBundle bundle, Strands strands) {
      return Predictor.create(bundle, strands, Precision.FLOAT32, Convolution.KMER_TABLES);
    }
  }

  @Nested
  final class Threads extends PredictorThreadsContract {
    @Override
    Predictor open(ModelBundle bundle, Strands strands) {
      return Predictor.create(bundle, strands, Precision.FLOAT32, Convolution.GRAPH);
    }
  }
}
