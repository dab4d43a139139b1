package io.danq.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads which layers feed a layer of a Functional model. Keras 2 writes a call as {@code [[name,
 * node, tensor, kwargs], …]}, Keras 3 as {@code {args, kwargs}} with the source of every tensor
 * under {@code keras_history}.
 */
final class InboundNodes {
  private InboundNodes() {}

  /**
   * The names of the layers whose outputs a layer takes; none for an input.
   *
   * @throws KerasImportException if the layer is called more than once, or with dropout active in
   *     prediction
   */
  static List<String> inputs(KerasLayer layer, JsonNode nodes) throws KerasImportException {
    if (nodes.isEmpty()) {
      return List.of();
    }
    if (nodes.size() > 1) {
      throw layer.fault("one use of the layer", nodes.size() + " uses");
    }
    List<String> names = new ArrayList<>();
    JsonNode call = nodes.get(0);
    if (call.isArray()) {
      for (JsonNode input : call.path(0).isTextual() ? nodes : call) {
        names.add(input.path(0).asText());
        requireNotTraining(layer, input.path(3));
      }
    } else {
      tensors(call, names);
      requireNotTraining(layer, call.path("kwargs"));
    }
    if (names.isEmpty()) {
      throw layer.fault("an input from another layer", call.toString());
    }
    return names;
  }

  private static void tensors(JsonNode json, List<String> names) {
    JsonNode history = json.path("keras_history");
    if (history.isMissingNode()) {
      json.forEach(child -> tensors(child, names));
    } else {
      names.add(history.path(0).asText());
    }
  }

  private static void requireNotTraining(KerasLayer layer, JsonNode kwargs)
      throws KerasImportException {
    if (kwargs.path("training").asBoolean()) {
      throw layer.fault("a layer that is idle in prediction", "a call with training=True");
    }
  }
}
