package io.danq.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.danq.network.DanQConfig;
import io.danq.network.GateActivation;
import io.danq.sequence.testing.SharedData;
import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of Keras 1 and 2, and weights alone: what they say and what is assumed. */
final class OlderFilesTest {
  private static final DanQConfig NETWORK =
      new DanQConfig(1000, 6, 26, 13, 13, 4, 5, 3).withGates(GateActivation.HARD_SIGMOID_FIFTH);
  private static final Golden KERAS2 = new Golden("older/keras2.golden.npz");

  @TempDir Path folder;

  private static Path file(String name) {
    return SharedData.file("older/" + name);
  }

  @ParameterizedTest
  @CsvSource({
    "keras1.h5, Keras 1 HDF5, 1.2.2, '', tensorflow, ",
    "keras1-theano.h5, Keras 1 HDF5, 1.0.8, '', theano, ",
    "keras2.h5, Keras 2 HDF5, 2.2.4, tensorflow, , ",
    "keras2-theano.h5, Keras 2 HDF5, 2.2.4, theano, , ",
    "keras2-default.h5, Keras 2 HDF5, 2.2.4, tensorflow, , hard-sigmoid"
  })
  void theFormatAndTheWriterAreKnownAndTheRestIsAssumed(
      String name,
      String format,
      String version,
      String backend,
      String assumedBackend,
      String gates)
      throws IOException {
    KerasModel model = KerasImporter.read(file(name));
    assertThat(model.config()).isEqualTo(NETWORK);
    assertThat(model.origin().backend()).isEqualTo(backend);
    assertThat(model.kerasVersion()).isEqualTo(version);
    Map<String, String> provenance = model.origin().provenance();
    assertThat(provenance).containsEntry("format", format);
    assertThat(provenance.get("assumed_backend")).isEqualTo(assumedBackend);
    assertThat(provenance.get("assumed_gates")).isEqualTo(gates);
  }

  @Test
  void theBackendOfAFileThatNamesNoneCanBeGiven() throws IOException {
    ImportOptions theano = ImportOptions.NONE.with(OpenQuestion.BACKEND, "theano");
    assertThat(KERAS2.difference(KerasImporter.read(file("keras1.h5"), theano).weights(), "y"))
        .isGreaterThan(0.05);
    Path unnamed =
        EditedHdf5.write(
            file("keras2-theano.h5"),
            folder.resolve("unnamed.h5"),
            (path, value) -> path.equals("/@backend") ? null : value);
    assertThat(KERAS2.difference(KerasImporter.read(unnamed, theano).weights(), "y"))
        .isLessThanOrEqualTo(1e-5);
    assertThat(KerasImporter.read(unnamed).origin().provenance())
        .containsEntry("assumed_backend", "tensorflow");
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.2, HARD_SIGMOID_FIFTH",
    "2.0.9, HARD_SIGMOID_FIFTH",
    "2.2.5, HARD_SIGMOID_FIFTH",
    "2.3.0, SIGMOID",
    "2.10.0, SIGMOID",
    "2.2.4-tf, HARD_SIGMOID_FIFTH",
    "'', HARD_SIGMOID_FIFTH"
  })
  void gatesThatAreNotNamedAreTheVersionsDefault(String version, GateActivation expected)
      throws IOException {
    Path other =
        EditedHdf5.write(
            file("keras2-default.h5"),
            folder.resolve("other.h5"),
            (path, value) ->
                path.equals("/@keras_version") ? (version.isEmpty() ? null : version) : value);
    assertThat(KerasImporter.read(other).config().gates()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2.2.4, HARD_SIGMOID_FIFTH",
    "2.15.0, HARD_SIGMOID_FIFTH",
    "3.0.0, HARD_SIGMOID_SIXTH"
  })
  void hardSigmoidHasTheSlopeOfTheVersion(String version, GateActivation expected)
      throws IOException {
    Path other =
        EditedHdf5.write(
            file("keras2.h5"),
            folder.resolve("other.h5"),
            (path, value) -> path.equals("/@keras_version") ? version : value);
    assertThat(KerasImporter.read(other).config().gates()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"nb_filter\": 6|\"nb_filter\": 0|layer \"convolution1d_1\": expected filters of 1 to"
            + " 1048576, found 0",
        "\"valid\"|\"same\"|layer \"convolution1d_1\": expected padding valid, found same",
        "\"subsample_length\": 1|\"subsample_length\": 2|layer \"convolution1d_1\": expected strides"
            + " 1, found 2",
        "\"inner_activation\": \"hard_sigmoid\"|\"inner_activation\": \"relu\"|layer \"lstm_1\":"
            + " expected recurrent_activation sigmoid or hard_sigmoid, found relu",
        "Convolution1D|AtrousConvolution1D|layer \"convolution1d_1\": expected Conv1D, found"
            + " AtrousConvolution1D"
      })
  void whatIsNotUnderstoodInKeras1IsRefusedByName(String text, String replacement, String fault) {
    Path other =
        EditedHdf5.write(
            file("keras1.h5"),
            folder.resolve("other.h5"),
            (path, value) ->
                path.equals("/@model_config")
                    ? ((String) value).replace(text, replacement)
                    : value);
    assertThatThrownBy(() -> KerasImporter.read(other))
        .isInstanceOf(KerasImportException.class)
        .hasMessage(other + ": " + fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"W_c", "U_f"})
  void gatesInAnotherOrderAreNoticed(String variable) {
    String layer = "/model_weights/bidirectional_1/@weight_names";
    Path other =
        EditedHdf5.write(
            file("keras1.h5"),
            folder.resolve("other.h5"),
            (path, value) -> path.equals(layer) ? exchanged((String[]) value, variable) : value);
    assertThatThrownBy(() -> KerasImporter.read(other))
        .hasMessageContaining("layer \"bidirectional_1\": expected forward ")
        .hasMessageContaining(variable);
  }

  /** A forward array changes places with that of the output gate. */
  private static String[] exchanged(String[] names, String variable) {
    String other = variable.substring(0, 2) + "o";
    String[] all = names.clone();
    for (int i = 0; i < all.length; i++) {
      if (names[i].equals("forward_lstm_1_" + variable + ":0")) {
        all[i] = "forward_lstm_1_" + other + ":0";
      } else if (names[i].equals("forward_lstm_1_" + other + ":0")) {
        all[i] = "forward_lstm_1_" + variable + ":0";
      }
    }
    return all;
  }

  @Test
  void weightsAloneTakeTheirLayersFromTheJsonOfTheirModel() throws IOException {
    Path json = folder.resolve("model.json");
    try (HdfFile whole = new HdfFile(file("keras2.h5"))) {
      ObjectMapper mapper = new ObjectMapper();
      JsonNode model = mapper.readTree((String) whole.getAttribute("model_config").getData());
      ((ObjectNode) model).put("keras_version", "2.2.4").put("backend", "tensorflow");
      Files.write(json, mapper.writeValueAsBytes(model));
    }
    KerasModel model =
        KerasImporter.read(
            file("keras2.weights.hdf5"),
            ImportOptions.NONE.with(OpenQuestion.ARCHITECTURE, json.toString()));
    assertThat(model.config()).isEqualTo(NETWORK);
    assertThat(KERAS2.difference(model.weights(), "y")).isLessThanOrEqualTo(1e-5);
    assertThat(model.layers()).hasSize(11);
  }

  @ParameterizedTest
  @CsvSource({"danq, sigmoid, SIGMOID", "seed, hard-sigmoid, HARD_SIGMOID_SIXTH"})
  void weightsOfKeras3TakeAnArchitecturesName(String name, String gates, GateActivation expected)
      throws IOException {
    KerasModel model =
        KerasImporter.read(
            file("keras3.weights.h5"),
            ImportOptions.NONE
                .with(OpenQuestion.ARCHITECTURE, name)
                .with(OpenQuestion.GATES, gates));
    assertThat(model.config()).isEqualTo(NETWORK.withGates(expected));
    assertThat(model.format()).isEqualTo(KerasFormat.WEIGHTS_KERAS3);
    assertThat(new Golden("older/keras3.golden.npz").difference(model.weights(), "y") <= 1e-5)
        .isEqualTo(gates.equals("hard-sigmoid"));
  }

  @Test
  void aBundlesFileIsReadAgainAsItWasImported() throws IOException {
    ImportOptions options =
        ImportOptions.NONE
            .with(OpenQuestion.DROPOUT, "idle")
            .with(OpenQuestion.SECOND_LSTM, "backward");
    KerasModel imported = KerasImporter.read(file("published.hdf5"), options);
    KerasModel again =
        KerasImporter.read(
            file("published.hdf5"),
            ImportOptions.ofBundle(imported.config(), imported.origin().provenance()));
    assertThat(again.config()).isEqualTo(imported.config());
    assertThat(again.origin().provenance()).isEqualTo(imported.origin().provenance());
  }
}
