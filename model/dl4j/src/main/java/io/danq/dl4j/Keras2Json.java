package io.danq.dl4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Rewrites a model configuration of Keras 2 or 3 for DL4J's importer: the Functional form of Keras
 * 2, one layer after the other, with
 *
 * <ul>
 *   <li>{@code keras_version} and {@code backend} at the top
 *   <li>{@code Orthogonal} replaced by {@code Zeros}: DL4J runs the initialiser although it then
 *       overwrites its values, and {@code Orthogonal} takes ten minutes for 320 units
 *   <li>{@code Flatten} renamed to {@link TimeMajorFlatten}, with its sizes added
 *   <li>data types as names, where Keras 3 has objects
 * </ul>
 */
final class Keras2Json {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final ObjectNode model = JSON.createObjectNode();
  private final List<ObjectNode> layers = new ArrayList<>();

  private Keras2Json(JsonNode source) throws Dl4jImportException {
    JsonNode config = source.path("config");
    for (JsonNode layer : config.isArray() ? config : config.path("layers")) {
      add(layer);
    }
    if (layers.isEmpty()) {
      throw new Dl4jImportException("expected layers in the model configuration, found none");
    }
    chain();
    tellSizes();
  }

  static Keras2Json of(String json) throws Dl4jImportException {
    try {
      return new Keras2Json(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new Dl4jImportException("model configuration: " + e.getOriginalMessage(), e);
    }
  }

  /** The rewritten configuration. */
  String text() {
    return model.toString();
  }

  /** Bases that the network reads. */
  int window() {
    return layers.get(0).path("config").path("batch_input_shape").path(1).asInt();
  }

  /** The names of the layers of a class, in network order. */
  List<String> names(String type) {
    return layers.stream()
        .filter(layer -> layer.path("class_name").asText().equals(type))
        .map(layer -> layer.path("name").asText())
        .toList();
  }

  private void add(JsonNode source) throws Dl4jImportException {
    ObjectNode config = ((ObjectNode) simplified(source.path("config"))).deepCopy();
    String type = source.path("class_name").asText();
    JsonNode shape = config.remove("batch_shape");
    if (shape != null) {
      config.set("batch_input_shape", shape);
    }
    if (layers.isEmpty() && !type.equals("InputLayer")) {
      // A Sequential model of Keras 2 may describe its input in its first layer.
      ObjectNode input = JSON.createObjectNode().put("name", "input").put("dtype", "float32");
      input.set("batch_input_shape", config.path("batch_input_shape"));
      layers.add(layer("InputLayer", input));
    }
    layers.add(layer(type, config));
  }

  private static ObjectNode layer(String type, ObjectNode config) {
    ObjectNode layer = JSON.createObjectNode();
    layer.put("class_name", type).put("name", config.path("name").asText());
    layer.set("config", config);
    return layer;
  }

  /** Writes data types as names and replaces the slow initialiser. */
  private static JsonNode simplified(JsonNode node) {
    if (node.isArray()) {
      ArrayNode copy = JSON.createArrayNode();
      node.forEach(item -> copy.add(simplified(item)));
      return copy;
    }
    if (!node.isObject()) {
      return node;
    }
    String type = node.path("class_name").asText();
    if (type.equals("DTypePolicy")) {
      return node.path("config").path("name");
    }
    ObjectNode copy = JSON.createObjectNode();
    node.fields().forEachRemaining(field -> copy.set(field.getKey(), simplified(field.getValue())));
    if (type.equals("Orthogonal")) {
      copy.put("class_name", "Zeros").set("config", JSON.createObjectNode());
    }
    return copy;
  }

  /**
   * Feeds each layer from the one before it. The importer has checked that there are no branches.
   */
  private void chain() {
    model.put("class_name", "Functional").put("keras_version", "2.10.0");
    model.put("backend", "tensorflow");
    ObjectNode config = model.putObject("config");
    ArrayNode list = config.put("name", "danq").putArray("layers");
    String previous = "";
    for (ObjectNode layer : layers) {
      ArrayNode inbound = layer.putArray("inbound_nodes");
      if (!previous.isEmpty()) {
        inbound.addArray().add(reference(previous).add(JSON.createObjectNode()));
      }
      previous = layer.path("name").asText();
      list.add(layer);
    }
    config.putArray("input_layers").add(reference(layers.get(0).path("name").asText()));
    config.putArray("output_layers").add(reference(previous));
  }

  private static ArrayNode reference(String layer) {
    return JSON.createArrayNode().add(layer).add(0).add(0);
  }

  /** Adds the steps and features of its input to the Flatten layer. */
  private void tellSizes() throws Dl4jImportException {
    long steps = config("InputLayer").path("batch_input_shape").path(1).asLong();
    steps = steps - number(config("Conv1D").path("kernel_size")) + 1;
    ObjectNode pooling = config("MaxPooling1D");
    long pool = number(pooling.path("pool_size"));
    JsonNode strides = pooling.path("strides");
    long stride = strides.isMissingNode() || strides.isNull() ? pool : number(strides);
    if (pool < 1 || stride < 1 || steps < pool) {
      throw new Dl4jImportException(
          "MaxPooling1D: no window of " + pool + " every " + stride + " in " + steps);
    }
    steps = (steps - pool) / stride + 1;
    long units = number(config("Bidirectional").path("layer").path("config").path("units"));
    config("Flatten").put(TimeMajorFlatten.STEPS, steps).put(TimeMajorFlatten.FEATURES, 2 * units);
    only("Flatten").put("class_name", TimeMajorFlatten.CLASS_NAME);
  }

  private ObjectNode config(String type) throws Dl4jImportException {
    return (ObjectNode) only(type).path("config");
  }

  private ObjectNode only(String type) throws Dl4jImportException {
    List<ObjectNode> found =
        layers.stream().filter(l -> l.path("class_name").asText().equals(type)).toList();
    if (found.size() != 1) {
      throw new Dl4jImportException("expected one " + type + " layer, found " + found.size());
    }
    return found.get(0);
  }

  /** Keras writes sizes along one axis as {@code 13} or {@code [13]}. */
  private static long number(JsonNode node) {
    return (node.isArray() ? node.path(0) : node).asLong();
  }
}
