package io.danq.sequence.support;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Some fields of a message that is one JSON object. Immutable and thread-safe.
 *
 * <p>Other fields are checked to be JSON and take no memory, however large they are.
 */
public final class JsonFields {
  /** The most levels of objects and arrays in a field; each takes memory in the parser. */
  static final int MOST_LEVELS = 1000;

  /** Characters of a wrong value that its message shows. */
  private static final int SHOWN = 40;

  /** The digits of a long, and its sign. */
  private static final int MOST_DIGITS = 20;

  /** Names are not kept from one message to the next: a producer may send ever new ones. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  /** What a value is. The names appear in messages. */
  private enum Kind {
    STRING,
    NUMBER,
    BOOLEAN,
    NULL,
    ARRAY,
    OBJECT;

    static Kind of(JsonToken token) {
      return switch (token) {
        case VALUE_STRING -> STRING;
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> NUMBER;
        case VALUE_TRUE, VALUE_FALSE -> BOOLEAN;
        case START_ARRAY -> ARRAY;
        case START_OBJECT -> OBJECT;
        default -> NULL;
      };
    }
  }

  /**
   * A value.
   *
   * @param text of a string, or of a number as the message has it
   * @param elements of an array, up to the first that is no string
   */
  private record Value(Kind kind, String text, List<Value> elements) {}

  private final Set<String> names;
  private final Map<String, Value> values;

  private JsonFields(Set<String> names, Map<String, Value> values) {
    this.names = names;
    this.values = values;
  }

  /**
   * Reads fields of an object.
   *
   * @param names of the fields that are asked for later
   * @throws MalformedMessageException if the text is no object, has one of these fields twice, or
   *     more than {@value #MOST_LEVELS} levels
   */
  public static JsonFields parse(String text, Set<String> names) throws MalformedMessageException {
    try (JsonParser parser = JSON.createParser(text)) {
      return new JsonFields(names, read(parser, names));
    } catch (JsonProcessingException e) {
      throw notOneObject(e.getLocation() == null ? text.length() : e.getLocation().getCharOffset());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // of a string
    }
  }

  private static Map<String, Value> read(JsonParser parser, Set<String> names)
      throws IOException, MalformedMessageException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw notOneObject(place(parser));
    }
    Map<String, Value> values = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.getCurrentName();
      long end = place(parser) + name.length() + 2; // with its quotes
      parser.nextToken();
      if (!names.contains(name)) {
        pass(parser);
      } else if (values.put(name, value(parser)) != null) {
        throw notOneObject(end);
      }
    }
    if (parser.nextToken() != null) {
      throw notOneObject(place(parser));
    }
    return values;
  }

  /** Reads the value that the parser is at. */
  private static Value value(JsonParser parser) throws IOException, MalformedMessageException {
    Kind kind = Kind.of(parser.currentToken());
    String text = parser.getText();
    List<Value> elements = kind == Kind.ARRAY ? elements(parser) : List.of();
    pass(parser);
    return new Value(kind, text, elements);
  }

  /** Reads the array that the parser is at, to its end. */
  private static List<Value> elements(JsonParser parser)
      throws IOException, MalformedMessageException {
    List<Value> elements = new ArrayList<>();
    boolean strings = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (strings) {
        Kind kind = Kind.of(parser.currentToken());
        elements.add(new Value(kind, parser.getText(), List.of()));
        strings = kind == Kind.STRING;
      }
      pass(parser);
    }
    return elements;
  }

  /** Passes the value that the parser is at, and converts nothing of it. */
  private static void pass(JsonParser parser) throws IOException, MalformedMessageException {
    int levels = parser.currentToken().isStructStart() ? 1 : 0;
    while (levels > 0) {
      JsonToken token = parser.nextToken();
      if (token.isStructStart()) {
        levels++;
      } else if (token.isStructEnd()) {
        levels--;
      }
      if (levels > MOST_LEVELS) {
        throw new MalformedMessageException(
            String.format(
                "the message is not one JSON object with at most %d levels in a field; the next begins at"
                    + " character %d",
                MOST_LEVELS, place(parser) + 1));
      }
    }
  }

  /** Characters before the token that the parser is at. */
  private static long place(JsonParser parser) {
    return parser.getTokenLocation().getCharOffset();
  }

  private static MalformedMessageException notOneObject(long before) {
    return new MalformedMessageException(
        "the message is not one JSON object that names each field once; the fault is at character "
            + (before + 1));
  }

  private @Nullable Value value(String name) {
    if (!names.contains(name)) {
      throw new IllegalArgumentException(name + " is not among the fields that were read");
    }
    return values.get(name);
  }

  /** Whether there is a field of that name. */
  public boolean has(String name) {
    return value(name) != null;
  }

  /** Whether there is a field of that name that is not null. */
  public boolean hasValue(String name) {
    Value value = value(name);
    return value != null && value.kind != Kind.NULL;
  }

  /**
   * A string.
   *
   * @throws MalformedMessageException if the field is missing or something else
   */
  public String text(String name) throws MalformedMessageException {
    return text(name, value(name));
  }

  /**
   * The strings of an array, or a string as the only one.
   *
   * @throws MalformedMessageException if the field is missing or something else, or has none
   */
  public List<String> texts(String name) throws MalformedMessageException {
    Value value = value(name);
    if (value == null || value.kind != Kind.ARRAY) {
      return List.of(text(name, value));
    }
    if (value.elements.isEmpty()) {
      throw new MalformedMessageException("the JSON field \"" + name + "\" has no elements");
    }
    List<String> texts = new ArrayList<>();
    for (Value element : value.elements) {
      texts.add(text(name + "[" + texts.size() + "]", element));
    }
    return texts;
  }

  private static String text(String name, @Nullable Value value) throws MalformedMessageException {
    if (value == null || value.kind != Kind.STRING) {
      throw new MalformedMessageException(
          "the JSON "
              + (value == null
                  ? "has no field \"" + name + "\""
                  : "field \"" + name + "\" is not a string but " + value.kind));
    }
    return value.text;
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
    Value value = value(name);
    if (value == null || value.kind == Kind.NULL) {
      return OptionalLong.empty();
    }
    OptionalLong number = value.kind == Kind.NUMBER ? whole(value.text) : OptionalLong.empty();
    if (number.isEmpty() || number.getAsLong() < least || number.getAsLong() > most) {
      throw new MalformedMessageException(
          String.format(
              "the JSON field \"%s\" must be a whole number from %d to %d, was %s",
              name, least, most, shown(value)));
    }
    return number;
  }

  /** A number of JSON; empty if it is not whole, or no long. */
  private static OptionalLong whole(String number) {
    if (number.length() > MOST_DIGITS) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(number));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static String shown(Value value) {
    String text = value.text.length() <= SHOWN ? value.text : value.text.substring(0, SHOWN) + "…";
    return switch (value.kind) {
      case STRING -> "\"" + text + "\"";
      case ARRAY, OBJECT -> value.kind.name();
      default -> text;
    };
  }
}
