package io.danq.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The layers of a model configuration in the order of the data flow, starting at an InputLayer. A
 * Sequential model lists them in this order. In a Functional model we follow the inbound nodes, and
 * refuse a model that branches or joins.
 */
final class LayerChain {
  private LayerChain() {}

  static List<KerasLayer> of(JsonNode model) throws KerasImportException {
    String type = model.path("class_name").asText();
    return switch (type) {
      case "Sequential" -> sequential(model);
      case "Functional", "Model" -> functional(model.path("config"));
      default ->
          throw new KerasImportException(
              "expected a Sequential or Functional model, found "
                  + (type.isEmpty() ? "none" : type));
    };
  }

  private static List<KerasLayer> sequential(JsonNode model) throws KerasImportException {
    JsonNode config = model.path("config");
    // Up to Keras 2.2.2 the configuration was the list itself.
    List<KerasLayer> layers = layers(config.isArray() ? config : config.path("layers"));
    if (!layers.get(0).type().equals("InputLayer")) {
      layers.add(0, impliedInput(model, layers.get(0)));
    }
    return layers;
  }

  private static List<KerasLayer> layers(JsonNode list) throws KerasImportException {
    List<KerasLayer> layers = new ArrayList<>();
    list.forEach(layer -> layers.add(KerasLayer.of(layer)));
    if (layers.isEmpty()) {
      throw new KerasImportException("expected layers in the model configuration, found none");
    }
    return layers;
  }

  /** The input of a Sequential model that has no layer for it. */
  private static KerasLayer impliedInput(JsonNode model, KerasLayer first) {
    List<JsonNode> places =
        List.of(
            first.config().path("batch_shape"),
            first.config().path("batch_input_shape"),
            model.path("config").path("build_input_shape"),
            model.path("build_config").path("input_shape"));
    JsonNode shape =
        places.stream()
            .filter(JsonNode::isArray)
            .findFirst()
            .orElse(JsonNodeFactory.instance.nullNode());
    return new KerasLayer(
        "input", "InputLayer", JsonNodeFactory.instance.objectNode().set("batch_shape", shape));
  }

  private static List<KerasLayer> functional(JsonNode config) throws KerasImportException {
    Map<String, KerasLayer> followers = new LinkedHashMap<>();
    KerasLayer current = null;
    for (JsonNode json : config.path("layers")) {
      KerasLayer layer = KerasLayer.of(json);
      List<String> inputs = InboundNodes.inputs(layer, json.path("inbound_nodes"));
      if (inputs.isEmpty() && current != null) {
        throw layer.fault("the only input to be " + current.name(), "another input");
      } else if (inputs.isEmpty()) {
        current = layer;
      } else if (inputs.size() > 1) {
        throw layer.fault("one input", inputs.size() + ": " + String.join(", ", inputs));
      } else {
        KerasLayer other = followers.putIfAbsent(inputs.get(0), layer);
        if (other != null) {
          throw layer.fault(
              "a chain of layers", inputs.get(0) + " also feeding \"" + other.name() + "\"");
        }
      }
    }
    if (current == null) {
      throw new KerasImportException("expected an InputLayer in the model, found none");
    }
    List<KerasLayer> chain = new ArrayList<>();
    for (KerasLayer next = current; next != null; next = followers.remove(next.name())) {
      chain.add(next);
    }
    if (!followers.isEmpty()) {
      Map.Entry<String, KerasLayer> loose = followers.entrySet().iterator().next();
      throw loose
          .getValue()
          .fault("an input connected to \"" + current.name() + "\"", loose.getKey());
    }
    requireOutput(config.path("output_layers"), chain.get(chain.size() - 1));
    return chain;
  }

  /** Keras writes one output as {@code [name, 0, 0]} or in a list of one. */
  private static void requireOutput(JsonNode outputs, KerasLayer last) throws KerasImportException {
    JsonNode output = outputs.size() == 1 ? outputs.get(0) : outputs;
    if (!output.path(0).asText().equals(last.name())) {
      throw last.fault("the last layer to be the only output", outputs.toString());
    }
  }
}
