package io.danq.network.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.danq.labels.numpy.NpzFile;
import io.danq.sequence.testing.OneHot;
import io.danq.sequence.testing.SharedData;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way from a Keras file to predictions must give Keras' own numbers. */
public abstract class KerasGoldenContract {
  /**
   * Opens a network from a Keras file whose channels are A, G, C, T.
   *
   * @param folder an empty one to work in
   */
  protected abstract Engine open(Path kerasFile, Path folder) throws Exception;

  /** Largest difference from Keras. */
  protected double tolerance() {
    return 1e-5;
  }

  static Stream<Arguments> files() {
    Stream<Arguments> tiny =
        Stream.of("tiny-pool13", "tiny-pool2", "tiny-sequential", "tiny-window200")
            .flatMap(
                name ->
                    Stream.of(".keras", ".k3.h5", ".k2.h5").map(suffix -> arguments(name, suffix)));
    Stream<Arguments> trained =
        Stream.of("motifs", "demo-690").map(name -> arguments(name, ".keras"));
    return Stream.concat(tiny, trained);
  }

  @ParameterizedTest(name = "{0}{1}")
  @MethodSource("files")
  void predictsWhatKerasPredicts(String name, String suffix, @TempDir Path folder)
      throws Exception {
    Path file = SharedData.file("keras/" + name + suffix);
    byte[][] windows;
    float[] expected;
    int targets;
    try (NpzFile golden = NpzFile.open(SharedData.file("keras/" + name + ".golden.npz"))) {
      windows = OneHot.decode(golden.floats("x"), golden.shape("x")[1], "AGCT");
      expected = golden.floats("y");
      targets = golden.shape("y")[1];
    }
    float[][] predicted;
    try (Engine engine = open(file, folder)) {
      predicted = engine.predict(List.of(windows));
    }
    assertThat(predicted).hasDimensions(windows.length, targets);
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(predicted[i / targets][i % targets] - expected[i]));
    }
    assertThat(largest).isLessThanOrEqualTo(tolerance());
  }
}
