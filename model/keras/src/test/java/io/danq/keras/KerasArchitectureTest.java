package io.danq.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Real archives with one change in the configuration: still DanQ, or refused by name. */
final class KerasArchitectureTest {
  private static final String FUNCTIONAL = "keras/tiny-window200.keras";
  private static final String SEQUENTIAL = "keras/tiny-sequential.keras";

  @TempDir Path folder;

  static Stream<Arguments> refused() {
    return Stream.of(
        setting("conv1d", "padding", "same", "expected padding valid, found same"),
        setting("conv1d", "strides", 2, "expected strides 1, found 2"),
        setting("conv1d", "dilation_rate", 3, "expected dilation_rate 1, found 3"),
        setting("conv1d", "groups", 2, "expected groups 1, found 2"),
        setting("conv1d", "use_bias", false, "expected use_bias true, found false"),
        setting("conv1d", "activation", "elu", "expected activation relu, found elu"),
        setting("conv1d", "kernel_size", 201, "expected kernel_size of at most the window's 200"),
        setting("conv1d", "filters", 0, "expected filters of 1 to 1048576, found 0"),
        setting("conv1d", "filters", 1 << 30, "expected filters of 1 to 1048576, found 1073741824"),
        setting("max_pooling1d", "padding", "same", "expected padding valid, found same"),
        setting("max_pooling1d", "pool_size", 191, "expected pool_size of at most 190, found 191"),
        setting("flatten", "data_format", "channels_first", "expected data_format channels_last"),
        setting("activation", "activation", "tanh", "expected activation relu, found tanh"),
        setting("dense_1", "use_bias", false, "expected use_bias true, found false"),
        lstm("layer", "return_sequences", false, "forward", "return_sequences true, found false"),
        lstm("layer", "go_backwards", true, "forward", "go_backwards false, found true"),
        lstm("layer", "stateful", true, "forward", "stateful false, found true"),
        lstm(
            "layer",
            "recurrent_activation",
            "relu",
            "forward",
            "recurrent_activation sigmoid or hard_sigmoid, found relu"),
        arguments(
            "other gates backward",
            edit(m -> inner(m, "backward_layer").put("recurrent_activation", "hard_sigmoid")),
            "layer \"bidirectional\": expected the same recurrent_activation in both directions,"
                + " found sigmoid and hard sigmoid clip(z / 6 + 0.5)"),
        lstm("backward_layer", "use_bias", false, "backward", "use_bias true, found false"),
        lstm("backward_layer", "go_backwards", false, "backward", "go_backwards true, found false"),
        arguments(
            "another number of units backward",
            edit(m -> inner(m, "backward_layer").put("units", 4)),
            "layer \"bidirectional\": expected 8 units in both directions, found 4 backward"),
        arguments(
            "channels",
            edit(m -> ((ArrayNode) config(m, "input_layer").get("batch_shape")).set(2, 5)),
            "layer \"input_layer\": expected input shape [null,window,4], found [null,200,5]"),
        arguments(
            "open length",
            edit(m -> ((ArrayNode) config(m, "input_layer").get("batch_shape")).setNull(1)),
            "layer \"input_layer\": expected input shape [null,window,4], found [null,null,4]"),
        arguments(
            "another class",
            edit(m -> EditedArchive.layer(m, "flatten").put("class_name", "Reshape")),
            "layer \"flatten\": expected Flatten, found Reshape"),
        arguments(
            "a class of one's own under a name of Keras'",
            edit(m -> EditedArchive.layer(m, "conv1d").put("registered_name", "lab>Conv1D")),
            "layer \"conv1d\": expected Conv1D, found lab>Conv1D"),
        arguments(
            "dropout in prediction",
            edit(m -> kwargs(m, "dropout").put("training", true)),
            "layer \"dropout\": expected a layer that is idle in prediction, found a call with"
                + " training=True"),
        arguments(
            "a branch",
            edit(m -> history(m, "dense").set(0, "dropout_1")),
            "layer \"dense\": expected a chain of layers, found dropout_1 also feeding"
                + " \"flatten\""),
        arguments(
            "a gap",
            edit(m -> history(m, "dense").set(0, "elsewhere")),
            "layer \"dense\": expected an input connected to \"input_layer\", found elsewhere"),
        arguments(
            "an output in the middle",
            edit(m -> ((ArrayNode) m.get("config").get("output_layers")).set(0, "dense")),
            "layer \"activation_1\": expected the last layer to be the only output"),
        arguments(
            "no activation at the end",
            edit(
                m -> {
                  ((ArrayNode) m.get("config").get("layers")).remove(10);
                  ((ArrayNode) m.get("config").get("output_layers")).set(0, "dense_1");
                }),
            "layer \"dense_1\": expected activation sigmoid of \"dense_1\" after it, found the"
                + " end of the network"),
        arguments(
            "a class of model",
            edit(m -> m.put("class_name", "MyModel")),
            "expected a Sequential or Functional model, found MyModel"));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("refused")
  void refused(String change, Consumer<ObjectNode> edit, String fault) throws IOException {
    Path file = write(FUNCTIONAL, edit);
    assertThatThrownBy(() -> KerasImporter.read(file))
        .isInstanceOf(KerasImportException.class)
        .hasMessageStartingWith(file + ": " + fault);
  }

  static Stream<Arguments> accepted() {
    return Stream.of(
        arguments("stride as pool", edit(m -> config(m, "max_pooling1d").putNull("strides"))),
        arguments("defaults left out", edit(m -> config(m, "conv1d").remove("groups"))),
        arguments(
            "no backward layer", edit(m -> config(m, "bidirectional").remove("backward_layer"))),
        arguments("a batch size", edit(m -> batchShape(m, "input_layer").set(0, 64))),
        arguments(
            "a name of one's own",
            edit(
                m -> {
                  config(m, "conv1d").put("name", "motifs");
                  history(m, "max_pooling1d").set(0, "motifs");
                })),
        arguments(
            "dropout of channels",
            edit(m -> EditedArchive.layer(m, "dropout").put("class_name", "SpatialDropout1D"))),
        arguments(
            "relu as a layer",
            edit(m -> EditedArchive.layer(m, "activation").put("class_name", "ReLU"))),
        arguments(
            "an activation as an object",
            edit(m -> config(m, "conv1d").putObject("activation").put("config", "relu"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("accepted")
  void acceptedAsTheSameNetwork(String change, Consumer<ObjectNode> edit) throws IOException {
    assertThat(KerasImporter.read(write(FUNCTIONAL, edit)).config())
        .isEqualTo(KerasImporter.read(SharedData.file(FUNCTIONAL)).config());
  }

  @Test
  void aSequentialModelMayLackAnInputLayer() throws IOException {
    Path file = write(SEQUENTIAL, m -> ((ArrayNode) m.get("config").get("layers")).remove(0));
    assertThat(KerasImporter.read(file).config().window()).isEqualTo(1000);
  }

  @Test
  void aSequentialModelWithoutAnInputShapeIsRefused() throws IOException {
    Path file =
        write(
            SEQUENTIAL,
            m -> {
              ObjectNode config = (ObjectNode) m.get("config");
              ((ArrayNode) config.get("layers")).remove(0);
              config.remove("build_input_shape");
              m.remove("build_config");
            });
    assertThatThrownBy(() -> KerasImporter.read(file))
        .hasMessage(file + ": layer \"input\": expected input shape [null,window,4], found null");
  }

  @Test
  void aSurplusLayerIsRefused() throws IOException {
    Path file =
        write(
            SEQUENTIAL,
            m -> {
              ArrayNode layers = (ArrayNode) m.get("config").get("layers");
              layers.add(layers.get(6).deepCopy());
            });
    assertThatThrownBy(() -> KerasImporter.read(file))
        .hasMessage(file + ": layer \"dense_1\": expected the end of the network, found Dense");
  }

  private Path write(String name, Consumer<ObjectNode> edit) throws IOException {
    return EditedArchive.write(SharedData.file(name), folder.resolve("edited.keras"), edit);
  }

  private static Arguments setting(String layer, String key, Object value, String fault) {
    return arguments(
        layer + " " + key,
        edit(m -> config(m, layer).putPOJO(key, value)),
        "layer \"" + layer + "\": " + fault);
  }

  private static Arguments lstm(
      String which, String key, Object value, String direction, String fault) {
    return arguments(
        direction + " " + key,
        edit(m -> inner(m, which).putPOJO(key, value)),
        "layer \"" + direction + "_lstm\": expected " + fault);
  }

  private static Consumer<ObjectNode> edit(Consumer<ObjectNode> edit) {
    return edit;
  }

  private static ObjectNode config(JsonNode model, String layer) {
    return (ObjectNode) EditedArchive.layer(model, layer).get("config");
  }

  private static ArrayNode batchShape(JsonNode model, String layer) {
    return (ArrayNode) config(model, layer).get("batch_shape");
  }

  private static ObjectNode inner(JsonNode model, String which) {
    return (ObjectNode) config(model, "bidirectional").get(which).get("config");
  }

  private static JsonNode call(JsonNode model, String layer) {
    return EditedArchive.layer(model, layer).get("inbound_nodes").get(0);
  }

  private static ObjectNode kwargs(JsonNode model, String layer) {
    return (ObjectNode) call(model, layer).get("kwargs");
  }

  private static ArrayNode history(JsonNode model, String layer) {
    return (ArrayNode) call(model, layer).get("args").get(0).get("config").get("keras_history");
  }
}
