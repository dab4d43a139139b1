package io.danq.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.danq.inference.Arithmetic;
import io.danq.inference.Convolution;
import io.danq.inference.Precision;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.DanQWeights;
import io.danq.network.GateActivation;
import io.danq.network.bundle.ModelBundle;
import io.danq.network.testing.TestBundles;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.Nucleotide;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Networks of every Keras before today's, against predictions that do not come from this program:
 * numpy's in float64, or Keras' own.
 */
final class OlderNetworksTest {
  private static final double FLOAT32 = 1e-5;

  /** A file, and the predictions for its network. */
  private record Case(String file, String golden) {
    KerasModel read() throws IOException {
      ImportOptions options = ImportOptions.NONE;
      if (file.endsWith("keras3.weights.h5")) {
        Path json = SharedData.file("older/keras3.json");
        options = options.with(OpenQuestion.ARCHITECTURE, json.toString());
      } else if (file.endsWith(".weights.hdf5")) {
        options = options.with(OpenQuestion.ARCHITECTURE, "danq");
      }
      return KerasImporter.read(SharedData.file(file), options);
    }
  }

  private static final List<Case> CASES =
      List.of(
          new Case("older/published.hdf5", "older/published.golden.npz"),
          new Case("older/jaspar.hdf5", "older/jaspar.golden.npz"),
          new Case("older/keras1.h5", "older/keras2.golden.npz"),
          new Case("older/keras1-theano.h5", "older/keras2.golden.npz"),
          new Case("older/keras2.h5", "older/keras2.golden.npz"),
          new Case("older/keras2-default.h5", "older/keras2.golden.npz"),
          new Case("older/keras2-theano.h5", "older/keras2.golden.npz"),
          new Case("older/keras2.weights.hdf5", "older/keras2.golden.npz"),
          new Case("older/keras3.weights.h5", "older/keras3.golden.npz"),
          new Case("keras/legacy/legacy-tiny.hdf5", "keras/legacy/legacy-tiny.golden.npz"),
          new Case(
              "keras/legacy/legacy-tiny-jaspar.hdf5", "keras/legacy/legacy-tiny-jaspar.golden.npz"),
          new Case("keras/legacy/hard.k2.h5", "keras/legacy/hard2.golden.npz"),
          new Case("keras/legacy/hard-default.k2.h5", "keras/legacy/hard2.golden.npz"),
          new Case("keras/legacy/hard.k3.h5", "keras/legacy/hard3.golden.npz"),
          new Case("keras/legacy/hard.keras", "keras/legacy/hard3.golden.npz"),
          new Case("keras/legacy/theano.k2.h5", "keras/legacy/theano.golden.npz"));

  static Stream<Arguments> ways() {
    return CASES.stream()
        .flatMap(
            each ->
                Stream.of(Convolution.values())
                    .map(convolution -> arguments(each.file(), each.golden(), convolution)));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("ways")
  void predictsWhatItsOwnProgramPredicts(
      String file, String goldenFile, Convolution convolution, @TempDir Path folder)
      throws IOException {
    Golden golden = new Golden(goldenFile);
    ModelBundle bundle =
        TestBundles.write(folder, BaseOrder.AGCT, new Case(file, goldenFile).read().weights());
    List<byte[]> windows = golden.windows();
    try (Predictor forward =
            Predictor.create(bundle, Strands.FORWARD, Precision.FLOAT32, convolution);
        Predictor both = Predictor.create(bundle, Strands.BOTH, Precision.FLOAT32, convolution)) {
      float[][] predicted = forward.predict(windows);
      assertThat(golden.difference(predicted, "y")).isLessThanOrEqualTo(FLOAT32);
      float[][] reverse =
          forward.predict(windows.stream().map(Nucleotide::reverseComplement).toList());
      float[][] mean = both.predict(windows);
      for (int i = 0; i < mean.length; i++) {
        for (int target = 0; target < mean[i].length; target++) {
          assertThat(mean[i][target])
              .isCloseTo((predicted[i][target] + reverse[i][target]) / 2, within(1e-6f));
        }
      }
    }
  }

  /** The only one with sigmoid gates; int8 refuses the others. */
  @Test
  void int8IsWithinAFewThousandthsWhereItIsOffered(@TempDir Path folder) throws IOException {
    Case theano = new Case("keras/legacy/theano.k2.h5", "keras/legacy/theano.golden.npz");
    Golden golden = new Golden(theano.golden());
    ModelBundle bundle = TestBundles.write(folder, BaseOrder.AGCT, theano.read().weights());
    try (Predictor int8 =
        Predictor.create(bundle, Strands.FORWARD, Arithmetic.of(Precision.INT8))) {
      assertThat(golden.difference(int8.predict(golden.windows()), "y")).isLessThanOrEqualTo(5e-3);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "older/published",
    "older/jaspar",
    "keras/legacy/legacy-tiny",
    "keras/legacy/legacy-tiny-jaspar"
  })
  void theMeanOfThePublishedNetworksStrandsIsThatOfTheGolden(String name, @TempDir Path folder)
      throws IOException {
    Golden golden = new Golden(name + ".golden.npz");
    ModelBundle bundle =
        TestBundles.write(
            folder, BaseOrder.AGCT, KerasImporter.read(SharedData.file(name + ".hdf5")).weights());
    try (Predictor both = Predictor.create(bundle, Strands.BOTH)) {
      assertThat(golden.difference(both.predict(golden.windows()), "y_rc_mean"))
          .isLessThanOrEqualTo(FLOAT32);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "older/published, BACKEND, tensorflow, trap_kernel_not_flipped, 0.05",
    "older/published, DROPOUT, idle, trap_dropout_not_scaled, 0.05",
    "older/published, SECOND_LSTM, backward, trap_backward_in_time, 0.05",
    "older/published, GATES, sigmoid, trap_logistic_gates, 0.005",
    "older/jaspar, BACKEND, tensorflow, trap_kernel_not_flipped, 0.05",
    "older/jaspar, DROPOUT, idle, trap_dropout_not_scaled, 0.05",
    "older/jaspar, SECOND_LSTM, backward, trap_backward_in_time, 0.05",
    "older/jaspar, GATES, sigmoid, trap_logistic_gates, 0.005",
    "keras/legacy/legacy-tiny, BACKEND, tensorflow, trap_kernel_not_flipped, 0.05",
    "keras/legacy/legacy-tiny, DROPOUT, idle, trap_dropout_not_scaled, 0.05",
    "keras/legacy/legacy-tiny, SECOND_LSTM, backward, trap_backward_in_time, 0.05",
    "keras/legacy/legacy-tiny, GATES, sigmoid, trap_logistic_gates, 0.005",
    "keras/legacy/legacy-tiny-jaspar, BACKEND, tensorflow, trap_kernel_not_flipped, 0.05",
    "keras/legacy/legacy-tiny-jaspar, DROPOUT, idle, trap_dropout_not_scaled, 0.05",
    "keras/legacy/legacy-tiny-jaspar, SECOND_LSTM, backward, trap_backward_in_time, 0.05",
    "keras/legacy/legacy-tiny-jaspar, GATES, sigmoid, trap_logistic_gates, 0.005"
  })
  void anotherReadingGivesThatReadingsNumbersAndTheDefaultDoesNot(
      String name, OpenQuestion question, String answer, String trap, double apart)
      throws IOException {
    Golden golden = new Golden(name + ".golden.npz");
    Path file = SharedData.file(name + ".hdf5");
    DanQWeights other =
        KerasImporter.read(file, ImportOptions.NONE.with(question, answer)).weights();
    assertThat(golden.difference(other, trap)).isLessThanOrEqualTo(FLOAT32);
    assertThat(golden.difference(other, "y")).isGreaterThan(apart);
    assertThat(golden.difference(KerasImporter.read(file).weights(), trap)).isGreaterThan(apart);
  }

  @ParameterizedTest
  @CsvSource({
    "older/published",
    "older/jaspar",
    "keras/legacy/legacy-tiny",
    "keras/legacy/legacy-tiny-jaspar"
  })
  void keras3sHardSigmoidIsAnotherNetwork(String name) throws IOException {
    Golden golden = new Golden(name + ".golden.npz");
    DanQWeights weights = KerasImporter.read(SharedData.file(name + ".hdf5")).weights();
    DanQConfig sixth = weights.config().withGates(GateActivation.HARD_SIGMOID_SIXTH);
    assertThat(golden.difference(as(weights, sixth), "trap_keras3_hard_sigmoid"))
        .isLessThanOrEqualTo(FLOAT32);
    assertThat(golden.difference(weights, "trap_keras3_hard_sigmoid")).isGreaterThan(0.005);
  }

  private static DanQWeights as(DanQWeights weights, DanQConfig config) {
    Map<DanQTensor, FloatBuffer> tensors = new EnumMap<>(DanQTensor.class);
    for (DanQTensor tensor : DanQTensor.values()) {
      tensors.put(tensor, weights.get(tensor));
    }
    return new DanQWeights(config, tensors);
  }
}
