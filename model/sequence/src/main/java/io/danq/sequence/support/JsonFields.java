package io.danq.sequence.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The fields of a message that is one JSON object. Immutable and thread-safe. */
public final class JsonFields {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode node;

  private JsonFields(JsonNode node) {
    this.node = node;
  }

  /**
   * Reads an object.
   *
   * @throws MalformedMessageException if the text is none, or names a field twice
   */
  public static JsonFields parse(String text) throws MalformedMessageException {
    try {
      return new JsonFields(JSON.readTree(text));
    } catch (JsonProcessingException e) {
      throw new MalformedMessageException(
          "the message is not one JSON object that names each field once; the fault is at character "
              + (e.getLocation() == null ? text.length() : e.getLocation().getCharOffset() + 1));
    }
  }

  /** Whether there is a field of that name. */
  public boolean has(String name) {
    return node.has(name);
  }

  /** Whether there is a field of that name that is not null. */
  public boolean hasValue(String name) {
    return node.hasNonNull(name);
  }

  /**
   * A string.
   *
   * @throws MalformedMessageException if the field is missing or something else
   */
  public String text(String name) throws MalformedMessageException {
    return text(name, node.path(name));
  }

  /**
   * The strings of an array, or a string as the only one.
   *
   * @throws MalformedMessageException if the field is missing or something else, or has none
   */
  public List<String> texts(String name) throws MalformedMessageException {
    JsonNode value = node.path(name);
    if (!value.isArray()) {
      return List.of(text(name));
    }
    if (value.isEmpty()) {
      throw new MalformedMessageException("the JSON field \"" + name + "\" has no elements");
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      texts.add(text(name + "[" + i + "]", value.path(i)));
    }
    return texts;
  }

  private static String text(String name, JsonNode value) throws MalformedMessageException {
    if (!value.isTextual()) {
      throw new MalformedMessageException(
          "the JSON "
              + (value.isMissingNode()
                  ? "has no field \"" + name + "\""
                  : "field \"" + name + "\" is not a string but " + value.getNodeType()));
    }
    return value.textValue();
  }

  /**
   * A whole number; empty if the field is missing or null.
   *
   * @throws MalformedMessageException if it is something else or out of its range
   */
  public OptionalInt number(String name, int least, int most) throws MalformedMessageException {
    OptionalLong number = longNumber(name, least, most);
    return number.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) number.getAsLong());
  }

  /** As {@link #number}, for numbers that an int does not hold. */
  public OptionalLong longNumber(String name, long least, long most)
      throws MalformedMessageException {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return OptionalLong.empty();
    }
    if (!value.canConvertToLong()
        || !value.isIntegralNumber()
        || value.longValue() < least
        || value.longValue() > most) {
      throw new MalformedMessageException(
          String.format(
              "the JSON field \"%s\" must be a whole number from %d to %d, was %s",
              name, least, most, value));
    }
    return OptionalLong.of(value.longValue());
  }
}
