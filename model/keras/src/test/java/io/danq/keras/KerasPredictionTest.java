package io.danq.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.danq.bundle.ModelBundle;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.numpy.NpzFile;
import io.danq.sequence.BaseOrder;
import io.danq.testing.OneHot;
import io.danq.testing.SharedData;
import io.danq.testing.TestBundles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From a Keras file through a bundle to the engine that serves: the numbers are Keras' own. */
final class KerasPredictionTest {
  private static final double TOLERANCE = 1e-5;

  static Stream<Arguments> files() {
    Stream<Arguments> tiny =
        Stream.of("tiny-pool13", "tiny-pool2", "tiny-sequential", "tiny-window200")
            .flatMap(
                name ->
                    Stream.of(".keras", ".k3.h5", ".k2.h5").map(suffix -> arguments(name, suffix)));
    return Stream.concat(tiny, Stream.of(arguments("demo-690", ".keras")));
  }

  @ParameterizedTest(name = "{0}{1}")
  @MethodSource("files")
  void anImportedBundlePredictsWhatKerasPredicts(String name, String suffix, @TempDir Path folder)
      throws IOException {
    KerasModel model = KerasImporter.read(SharedData.file("keras/" + name + suffix));
    byte[][] windows;
    float[] expected;
    try (NpzFile golden = NpzFile.open(SharedData.file("keras/" + name + ".golden.npz"))) {
      windows = OneHot.decode(golden.floats("x"), model.config().window(), "AGCT");
      expected = golden.floats("y");
    }
    TestBundles.write(folder, BaseOrder.AGCT, model.weights());

    float[][] predicted;
    try (Predictor predictor = Predictor.create(ModelBundle.open(folder), Strands.FORWARD)) {
      predicted = predictor.predict(List.of(windows));
    }

    int targets = model.config().targets();
    assertThat(expected).hasSize(windows.length * targets);
    assertThat(predicted).hasDimensions(windows.length, targets);
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(predicted[i / targets][i % targets] - expected[i]));
    }
    assertThat(largest).isLessThanOrEqualTo(TOLERANCE);
  }
}
