package io.danq.keras;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One layer of a model configuration. Its settings are checked when they are read.
 *
 * @param name its name in the model
 * @param type its class; the registered name for a custom class
 * @param config the arguments that Keras passes to its constructor
 */
record KerasLayer(String name, String type, JsonNode config) {
  /** Larger than any axis of a DanQ, small enough that no product of axes overflows a long. */
  static final int MAX_DIMENSION = 1 << 20;

  /** A layer from its JSON, in a Functional or Sequential model or inside a Bidirectional. */
  static KerasLayer of(JsonNode json) {
    JsonNode config = json.path("config");
    String name = config.path("name").asText(json.path("name").asText());
    String registered = json.path("registered_name").asText();
    // Keras registers a custom class as package>class; Keras' own classes have null or no package.
    String type = registered.contains(">") ? registered : json.path("class_name").asText();
    return Keras1Names.translated(new KerasLayer(name, type, config));
  }

  KerasImportException fault(String expected, String found) {
    return new KerasImportException(
        "layer \"" + name + "\": expected " + expected + ", found " + found);
  }

  /**
   * A size, also as a list of one.
   *
   * @throws KerasImportException if it is not an integer from 1 to {@link #MAX_DIMENSION}
   */
  int dimension(String key) throws KerasImportException {
    JsonNode value = config.path(key);
    JsonNode number = value.isArray() && value.size() == 1 ? value.get(0) : value;
    if (!number.canConvertToInt()
        || !number.isIntegralNumber()
        || number.intValue() < 1
        || number.intValue() > MAX_DIMENSION) {
      throw fault(key + " of 1 to " + MAX_DIMENSION, show(value));
    }
    return number.intValue();
  }

  /**
   * Requires a setting to have a value. A setting that the configuration leaves out has Keras'
   * default.
   */
  void require(String key, String expected, String absent) throws KerasImportException {
    JsonNode value = config.path(key);
    JsonNode single = value.isArray() && value.size() == 1 ? value.get(0) : value;
    String found = value.isMissingNode() ? absent : show(single);
    if (!found.equals(expected)) {
      throw fault(key + " " + expected, found);
    }
  }

  /** Requires a setting to be zero or not set. */
  void requireZero(String key) throws KerasImportException {
    JsonNode value = config.path(key);
    if (!value.isMissingNode() && !value.isNull() && !(value.isNumber() && value.asDouble() == 0)) {
      throw fault(key + " 0", show(value));
    }
  }

  /** The name of its activation, {@code linear} for none. */
  String activation() {
    return function("activation");
  }

  /** The name of a function among its settings, {@code linear} for none. */
  String function(String key) {
    JsonNode value = config.path(key);
    // Keras 2.13 and later may write a function as an object with its name as "config".
    JsonNode name = value.isObject() ? value.path("config") : value;
    return name.isNull() || name.isMissingNode() ? "linear" : show(name);
  }

  private static String show(JsonNode value) {
    if (value.isMissingNode()) {
      return "none";
    }
    return value.isTextual() ? value.asText() : value.toString();
  }
}
