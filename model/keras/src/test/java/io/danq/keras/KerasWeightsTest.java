package io.danq.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.danq.network.DanQTensor;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An HDF5 file's statements about weights are checked before they are trusted. */
final class KerasWeightsTest {
  private static final String DENSE = "/model_weights/dense/dense/kernel:0";
  private static final String BACKWARD =
      "/model_weights/bidirectional/bidirectional/backward_lstm/lstm_cell/recurrent_kernel:0";

  @TempDir Path folder;

  @Test
  void aRewrittenFileHoldsTheSameNetwork() throws IOException {
    KerasModel original = KerasImporter.read(original());
    KerasModel rewritten = KerasImporter.read(write((path, value) -> value));
    assertThat(rewritten.weights().get(DanQTensor.HIDDEN_WEIGHT))
        .isEqualTo(original.weights().get(DanQTensor.HIDDEN_WEIGHT));
    assertThat(rewritten.layers()).isEqualTo(original.layers());
  }

  static Stream<Arguments> edits() {
    return Stream.of(
        arguments(
            "float64 beyond float32",
            at(DENSE, beyondFloat32()),
            "layer \"dense\", kernel: expected finite numbers, found Infinity at [1,0]"),
        arguments(
            "int32",
            at(DENSE, new int[752][16]),
            "layer \"dense\", kernel: expected float32 or float64, found int32"),
        arguments(
            "infinity",
            at(BACKWARD, infinityAt(5, 9)),
            "layer \"bidirectional\", backward recurrent_kernel: expected finite numbers, found"
                + " -Infinity at [5,9]"),
        arguments(
            "transposed",
            at(DENSE, new float[16][752]),
            "layer \"dense\", kernel: expected shape [752,16], found [16,752]"),
        arguments(
            "missing",
            at(DENSE, null),
            "expected an array at model_weights/dense/dense/kernel:0, found none"),
        arguments(
            "swapped",
            at(
                "/model_weights/dense/@weight_names",
                new String[] {"dense/bias:0", "dense/kernel:0"}),
            "layer \"dense\": expected kernel, found model_weights/dense/dense/bias:0"),
        arguments(
            "short",
            at("/model_weights/dense/@weight_names", new String[] {"dense/kernel:0"}),
            "layer \"dense\": expected 2 weight arrays, found 1"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("edits")
  void refused(String name, EditedHdf5.Edit edit, String fault) {
    Path file = write(edit);
    assertThatThrownBy(() -> KerasImporter.read(file))
        .isInstanceOf(KerasImportException.class)
        .hasMessage(file + ": " + fault);
  }

  private static EditedHdf5.Edit at(String place, Object replacement) {
    return (path, value) -> path.equals(place) ? replacement : value;
  }

  private static double[][] beyondFloat32() {
    double[][] values = new double[752][16];
    values[1][0] = 1e300;
    return values;
  }

  @Test
  void float64IsRoundedAndSaid() throws IOException {
    KerasModel original = KerasImporter.read(original());
    KerasModel model =
        KerasImporter.read(
            write((path, value) -> value instanceof float[][] m ? EditedHdf5.asFloat64(m) : value));
    for (DanQTensor tensor : DanQTensor.values()) {
      assertThat(model.weights().get(tensor)).isEqualTo(original.weights().get(tensor));
    }
    assertThat(model.origin().provenance()).containsEntry("numbers", "float64, rounded to float32");
    assertThat(original.origin().provenance()).doesNotContainKey("numbers");
  }

  private static float[][] infinityAt(int row, int column) {
    float[][] values = new float[8][32];
    Arrays.fill(values[row], column, column + 1, Float.NEGATIVE_INFINITY);
    return values;
  }

  private Path write(EditedHdf5.Edit edit) {
    return EditedHdf5.write(original(), folder.resolve("edited.h5"), edit);
  }

  private static Path original() {
    return SharedData.file("keras/tiny-window200.k2.h5");
  }
}
