package io.danq.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.danq.network.DanQConfig;
import io.danq.network.DanQTensor;
import io.danq.network.GateActivation;
import io.danq.network.LstmDirections;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The layout of DanQ_bestmodel.hdf5 with one thing changed: refused by name, or read rightly. */
final class PublishedFileTest {
  private static final String NAME = "older/published.hdf5";
  private static final String LSTM = "/layer_3/param_";
  private static final String HIDDEN = "/layer_6/param_0";

  @TempDir Path folder;

  @Test
  void theNetworkIsThePublishedOne() throws IOException {
    KerasModel model = KerasImporter.read(SharedData.file(NAME));
    assertThat(model.config())
        .isEqualTo(
            new DanQConfig(1000, 6, 26, 13, 13, 4, 5, 3)
                .withGates(GateActivation.HARD_SIGMOID_FIFTH)
                .withDirections(LstmDirections.BOTH_FORWARD));
    assertThat(model.format()).isEqualTo(KerasFormat.PUBLISHED);
    assertThat(model.layers())
        .extracting(layer -> layer.name() + " " + layer.type() + " " + layer.outputShape())
        .containsExactly(
            "layer_0 Convolution1D [975, 6]",
            "layer_1 MaxPooling1D [75, 6]",
            "layer_2 Dropout [75, 6]",
            "layer_3 Bidirectional [75, 8]",
            "layer_4 Dropout [75, 8]",
            "layer_5 Flatten [600]",
            "layer_6 Dense [5]",
            "layer_7 Activation [5]",
            "layer_8 Dense [3]",
            "layer_9 Activation [3]");
    assertThat(model.layers().stream().mapToLong(LayerInfo::parameters).sum())
        .isEqualTo(model.config().parameters());
    assertThat(model.origin().provenance())
        .containsEntry("format", "weights of Keras 0.2, as DanQ was published")
        .containsEntry("assumed_window", "1000")
        .containsEntry("assumed_pool", "13")
        .containsEntry("assumed_dropout", "scaled")
        .containsEntry("assumed_backend", "theano")
        .containsEntry("assumed_gates", "hard-sigmoid")
        .containsEntry("assumed_second_lstm", "forward");
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        arguments(
            "a layer is missing",
            without("/layer_6"),
            "expected group layer_6 (Dense), found none"),
        arguments(
            "a layer without weights is missing",
            without("/layer_7"),
            "expected group layer_7 (Activation), found none"),
        arguments(
            "a layer less is stated",
            at("/@nb_layers", 9L),
            "expected nb_layers 10 as DanQ has, or 8 as DanQ-JASPAR has, found 9"),
        arguments(
            "the other layout is stated",
            at("/@nb_layers", 8L),
            "layer_7: expected nb_params 2 (Dense), found 0"),
        arguments(
            "an LSTM is missing",
            at("/layer_3/@nb_params", 12L),
            "layer_3: expected nb_params 24 (Bidirectional), found 12"),
        arguments(
            "an array is missing",
            at(LSTM + 17, null),
            "expected an array at layer_3/param_17, found none"),
        arguments(
            "param_10 and param_2 have changed places",
            (EditedHdf5.Edit) (path, value) -> path.equals(LSTM + 2) ? new float[4][4] : value,
            "layer \"layer_3\", first b_i: expected shape [4], found [4,4]"),
        arguments(
            "NaN",
            (EditedHdf5.Edit) (path, value) -> path.equals(HIDDEN) ? nanAt(value, 7, 2) : value,
            "layer \"layer_6\", kernel: expected finite numbers, found NaN at [7,2]"),
        arguments(
            "kernels for another number of channels",
            at("/layer_0/param_0", new float[6][5][26][1]),
            "layer \"layer_0\", W: expected shape [6,4,26,1], found [6,5,26,1]"),
        arguments(
            "integers",
            at("/layer_8/param_1", new int[3]),
            "layer \"layer_8\", bias: expected float32 or float64, found int32"),
        arguments(
            "rows that are no whole number of steps",
            at(HIDDEN, new float[601][5]),
            "layer_6/param_0: expected rows for 1 to 975 steps of 2 x 4 LSTM units, found 601"),
        arguments(
            "rows for steps that no pool makes",
            at(HIDDEN, new float[8 * 400][5]),
            "3200 rows of layer_6/param_0 are 400 steps, which no pool can make from 975 positions;"
                + " is --window right?"),
        arguments(
            "rows for steps that many pools make",
            at(HIDDEN, new float[8 * 3][5]),
            "24 rows of layer_6/param_0 are 3 steps, which every pool from 244 to 325 would make;"
                + " add --pool"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void refused(String change, EditedHdf5.Edit edit, String fault) {
    Path file = write(edit);
    assertThatThrownBy(() -> KerasImporter.read(file))
        .isInstanceOf(KerasImportException.class)
        .hasMessage(file + ": " + fault);
  }

  @Test
  void aTruncatedTailIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(SharedData.file(NAME));
    Path file = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length - 40));
    assertThatThrownBy(() -> KerasImporter.read(file))
        .isInstanceOf(KerasImportException.class)
        .hasMessageContaining("the file is truncated");
  }

  @Test
  void float64IsRead() throws IOException {
    KerasModel doubles =
        KerasImporter.read(
            write((path, value) -> value instanceof float[][] m ? EditedHdf5.asFloat64(m) : value));
    requireSameWeights(doubles, KerasImporter.read(SharedData.file(NAME)));
    assertThat(doubles.origin().rounded()).isTrue();
  }

  /**
   * The network with its LSTMs swapped, and the rows of the hidden layer with them, is the same.
   */
  @Test
  void theFirstTwelveArraysAreTheFirstLstm() throws IOException {
    Path source = SharedData.file(NAME);
    Map<String, Object> arrays = new HashMap<>();
    write(
        (path, value) -> {
          arrays.put(path, value);
          return value;
        });
    Path swapped =
        write(
            (path, value) -> {
              if (path.startsWith(LSTM)) {
                int number = Integer.parseInt(path.substring(LSTM.length()));
                return arrays.get(LSTM + (number + 12) % 24);
              }
              return path.equals(HIDDEN) ? swappedRows((float[][]) value, 4) : value;
            });
    Golden golden = new Golden("older/published.golden.npz");
    assertThat(golden.difference(KerasImporter.read(swapped).weights(), "y"))
        .isLessThanOrEqualTo(1e-5);
    Path half =
        write((path, value) -> path.equals(HIDDEN) ? swappedRows((float[][]) value, 4) : value);
    assertThat(golden.difference(KerasImporter.read(half).weights(), "y")).isGreaterThan(0.01);
    requireSameWeights(KerasImporter.read(write((p, v) -> v)), KerasImporter.read(source));
  }

  @ParameterizedTest
  @CsvSource({"1, 1000", "2, 1001", "318, 1300"})
  void theWindowAndThePoolCanBeGivenWhereTheyFit(int steps, int window) throws IOException {
    Path file = write(at(HIDDEN, new float[8 * steps][5]));
    int pool = (window - 25) / steps;
    DanQConfig config =
        KerasImporter.read(
                file,
                ImportOptions.NONE
                    .with(OpenQuestion.WINDOW, String.valueOf(window))
                    .with(OpenQuestion.POOL, String.valueOf(pool)))
            .config();
    assertThat(config.window()).isEqualTo(window);
    assertThat(config.pool()).isEqualTo(pool);
    assertThat(config.poolStride()).isEqualTo(pool);
    assertThat(config.steps()).isEqualTo(steps);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POOL   | 14   | expected a pool of 13, found 14",
        "WINDOW | 25   | expected kernels of at most the window's 25 bases, found 26",
        "WINDOW | 0    | --window: expected 1 to 1048576, found 0",
        "WINDOW | wide | --window: expected a number, found wide",
        "GATES  | relu | --gates: expected sigmoid or hard-sigmoid, found relu"
      })
  void anAnswerThatDoesNotFitIsRefused(OpenQuestion question, String answer, String fault) {
    Path file = SharedData.file(NAME);
    assertThatThrownBy(() -> KerasImporter.read(file, ImportOptions.NONE.with(question, answer)))
        .isInstanceOf(KerasImportException.class)
        .hasMessageContaining(fault);
  }

  @Test
  void anotherLayoutIsRefusedIfThisOneIsRequired() {
    ImportOptions published = new ImportOptions(true, Map.of(), Optional.empty());
    for (String name : new String[] {"older/keras2.h5", "older/keras3.weights.h5"}) {
      Path file = SharedData.file(name);
      assertThatThrownBy(() -> KerasImporter.read(file, published))
          .hasMessageStartingWith(file + ": expected the layout of DanQ_bestmodel.hdf5, found");
    }
  }

  private static void requireSameWeights(KerasModel one, KerasModel other) {
    for (DanQTensor tensor : DanQTensor.values()) {
      assertThat(one.weights().get(tensor)).isEqualTo(other.weights().get(tensor));
    }
  }

  private static float[][] swappedRows(float[][] rows, int units) {
    float[][] swapped = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      int feature = i % (2 * units);
      swapped[i] = rows[i - feature + (feature + units) % (2 * units)];
    }
    return swapped;
  }

  private static Object nanAt(Object values, int row, int column) {
    ((float[][]) values)[row][column] = Float.NaN;
    return values;
  }

  private static EditedHdf5.Edit at(String place, Object replacement) {
    return (path, value) -> path.equals(place) ? replacement : value;
  }

  private static EditedHdf5.Edit without(String group) {
    return (path, value) -> path.equals(group) ? null : value;
  }

  private Path write(EditedHdf5.Edit edit) {
    return EditedHdf5.write(SharedData.file(NAME), folder.resolve("edited.hdf5"), edit);
  }
}
