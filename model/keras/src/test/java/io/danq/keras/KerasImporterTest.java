package io.danq.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.danq.labels.numpy.NpzFile;
import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.reference.ReferenceDanQ;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KerasImporterTest {
  private static final double TOLERANCE = 1e-5;

  static Stream<Arguments> dimensions() {
    return Stream.of(
        arguments("tiny-pool13", new DanQConfig(1000, 16, 26, 13, 13, 16, 24, 12)),
        arguments("tiny-pool2", new DanQConfig(1000, 16, 26, 2, 2, 4, 8, 12)),
        arguments("tiny-sequential", new DanQConfig(1000, 8, 19, 15, 5, 12, 8, 5)),
        arguments("tiny-window200", new DanQConfig(200, 8, 11, 4, 4, 8, 16, 3)),
        arguments("motifs", new DanQConfig(1000, 16, 14, 25, 25, 8, 16, 4)),
        arguments("demo-690", new DanQConfig(1000, 64, 26, 13, 13, 32, 64, 690)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dimensions")
  void dimensionsAreThoseOfTheModel(String name, DanQConfig expected) throws IOException {
    KerasModel model = read(name + ".keras");
    assertThat(model.config()).isEqualTo(expected);
    assertThat(model.weights().config()).isEqualTo(expected);
    assertThat(model.layers().stream().mapToLong(LayerInfo::parameters).sum())
        .isEqualTo(expected.parameters());
  }

  @ParameterizedTest(name = "{0}{1}")
  @CsvSource({
    "tiny-pool13, .k3.h5, Keras 3 HDF5, 3.15.1",
    "tiny-pool13, .k2.h5, Keras 2 HDF5, 2.10.0",
    "tiny-pool2, .k3.h5, Keras 3 HDF5, 3.15.1",
    "tiny-pool2, .k2.h5, Keras 2 HDF5, 2.10.0",
    "tiny-sequential, .k3.h5, Keras 3 HDF5, 3.15.1",
    "tiny-sequential, .k2.h5, Keras 2 HDF5, 2.10.0",
    "tiny-window200, .k3.h5, Keras 3 HDF5, 3.15.1",
    "tiny-window200, .k2.h5, Keras 2 HDF5, 2.10.0"
  })
  void hdf5FilesHoldTheArchivesNetworkBitForBit(
      String name, String suffix, String format, String version) throws IOException {
    KerasModel model = read(name + suffix);
    KerasModel archive = read(name + ".keras");
    assertThat(archive.format()).hasToString("Keras archive");
    assertThat(model.format()).hasToString(format);
    assertThat(model.kerasVersion()).isEqualTo(version);
    assertThat(model.config()).isEqualTo(archive.config());
    for (DanQTensor tensor : DanQTensor.values()) {
      assertThat(model.weights().get(tensor).compareTo(archive.weights().get(tensor)))
          .as(tensor.tensorName())
          .isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tiny-pool13",
        "tiny-pool2",
        "tiny-sequential",
        "tiny-window200",
        "motifs",
        "demo-690"
      })
  void weightsPredictWhatKerasPredicts(String name) throws IOException {
    float[] windows;
    float[] expected;
    try (NpzFile golden = NpzFile.open(SharedData.file("keras/" + name + ".golden.npz"))) {
      windows = golden.floats("x");
      expected = golden.floats("y");
    }
    KerasModel model = read(name + ".keras");
    double[][] predicted = new ReferenceDanQ(model.weights()).predictAll(windows);
    int targets = model.config().targets();
    assertThat(predicted).hasDimensions(expected.length / targets, targets);
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(predicted[i / targets][i % targets] - expected[i]));
    }
    assertThat(largest).isLessThanOrEqualTo(TOLERANCE);
  }

  @Test
  void layersAreListedFromInputToOutput() throws IOException {
    assertThat(read("tiny-pool13.k2.h5").layers())
        .extracting(LayerInfo::name, LayerInfo::type, LayerInfo::outputShape, LayerInfo::parameters)
        .map(tuple -> tuple.toList().toString())
        .containsExactly(
            "[input_1, InputLayer, [1000, 4], 0]",
            "[conv1d, Conv1D, [975, 16], 1680]",
            "[max_pooling1d, MaxPooling1D, [75, 16], 0]",
            "[dropout, Dropout, [75, 16], 0]",
            "[bidirectional, Bidirectional, [75, 32], 4224]",
            "[dropout_1, Dropout, [75, 32], 0]",
            "[flatten, Flatten, [2400], 0]",
            "[dense, Dense, [24], 57624]",
            "[activation, Activation, [24], 0]",
            "[dense_1, Dense, [12], 300]",
            "[activation_1, Activation, [12], 0]");
  }

  @Test
  void theNameOfTheFileSaysNothing(@TempDir Path folder) throws IOException {
    Path renamed =
        Files.copy(SharedData.file("keras/tiny-window200.keras"), folder.resolve("model.h5"));
    assertThat(KerasImporter.read(renamed).format()).isEqualTo(KerasFormat.ARCHIVE);
  }

  @Test
  void theExtractedWeightsAreDeleted() throws IOException {
    read("tiny-window200.keras");
    assertThat(extractedFiles()).isZero();
  }

  private static long extractedFiles() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (Stream<Path> files = Files.list(temporary)) {
      return files.filter(f -> f.getFileName().toString().startsWith(TemporaryFile.PREFIX)).count();
    }
  }

  private static KerasModel read(String name) throws IOException {
    return KerasImporter.read(SharedData.file("keras/" + name));
  }
}
