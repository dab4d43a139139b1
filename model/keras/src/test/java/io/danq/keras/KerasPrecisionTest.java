package io.danq.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.danq.inference.Arithmetic;
import io.danq.inference.Convolution;
import io.danq.inference.Precision;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.labels.numpy.NpzFile;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.testing.TestBundles;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.OneHot;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How far each precision, with each convolution, is from Keras' own numbers. */
final class KerasPrecisionTest {
  private static final double FLOAT32 = 1e-5;

  /** Networks of large random weights are the worst case; a trained one is closer. */
  private static final double INT8_RANDOM = 0.015;

  private static final double INT8_TRAINED = 0.003;

  /** Eight units that decide sharply: the limit of danq verify. */
  private static final double INT8_MOTIFS = 0.03;

  static Stream<Arguments> networks() {
    Stream<String> names =
        Stream.of(
            "tiny-pool13", "tiny-pool2", "tiny-sequential", "tiny-window200", "motifs", "demo-690");
    return names.flatMap(
        name ->
            Stream.of(Convolution.values())
                .flatMap(
                    convolution ->
                        Stream.of(
                            arguments(name, Precision.FLOAT32, convolution, FLOAT32),
                            arguments(name, Precision.INT8, convolution, int8Tolerance(name)))));
  }

  private static double int8Tolerance(String name) {
    return switch (name) {
      case "demo-690" -> INT8_TRAINED;
      case "motifs" -> INT8_MOTIFS;
      default -> INT8_RANDOM;
    };
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("networks")
  void itIsAsNearToKerasAsItsPrecisionAllows(
      String name,
      Precision precision,
      Convolution convolution,
      double tolerance,
      @TempDir Path folder)
      throws IOException {
    Opener opener = bundle -> Predictor.create(bundle, Strands.FORWARD, precision, convolution);
    assertThat(difference(name, opener, folder)).isLessThanOrEqualTo(tolerance);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "tiny-pool13, FLOAT32, 1e-5",
    "tiny-pool2, FLOAT32, 1e-5",
    "tiny-sequential, FLOAT32, 1e-5",
    "tiny-window200, FLOAT32, 1e-5",
    "motifs, FLOAT32, 1e-5",
    "demo-690, FLOAT32, 1e-5",
    "demo-690, BF16, 0.003",
    "demo-690, INT8, 0.003"
  })
  void soIsTheEngineThatSuitsThisProcessor(
      String name, Precision precision, double tolerance, @TempDir Path folder) throws IOException {
    Opener opener = bundle -> Predictor.create(bundle, Strands.FORWARD, Arithmetic.of(precision));
    assertThat(difference(name, opener, folder)).isLessThanOrEqualTo(tolerance);
  }

  private interface Opener {
    Predictor open(ModelBundle bundle);
  }

  /** The largest difference from Keras' probabilities. */
  private static double difference(String name, Opener opener, Path folder) throws IOException {
    KerasModel model = KerasImporter.read(SharedData.file("keras/" + name + ".keras"));
    byte[][] windows;
    float[] expected;
    try (NpzFile golden = NpzFile.open(SharedData.file("keras/" + name + ".golden.npz"))) {
      windows = OneHot.decode(golden.floats("x"), model.config().window(), "AGCT");
      expected = golden.floats("y");
    }
    ModelBundle bundle = TestBundles.write(folder, BaseOrder.AGCT, model.weights());
    float[][] predicted;
    try (Predictor predictor = opener.open(bundle)) {
      predicted = predictor.predict(List.of(windows));
    }
    int targets = model.config().targets();
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(predicted[i / targets][i % targets] - expected[i]));
    }
    return largest;
  }
}
