package io.danq.sequence.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields of a message, and what a message costs beside them. */
final class JsonFieldsTest {
  private static final int PARTS = 1 << 20;

  private static JsonFields parse(String text) throws MalformedMessageException {
    return JsonFields.parse(text, Set.of("a", "b"));
  }

  @Test
  void otherFieldsAreIgnoredWhereverTheyAre() throws MalformedMessageException {
    JsonFields fields =
        parse(
            "{\"x\": [{\"a\": 1}, [2], null], \"a\": [\"p\", \"q\"], \"y\": {\"b\": \"no\"},"
                + " \"b\": -7, \"z\": 1e999}");
    assertThat(fields.texts("a")).containsExactly("p", "q");
    assertThat(fields.longNumber("b", -7, 7)).hasValue(-7);
    assertThat(fields.has("a")).isTrue();
    assertThatThrownBy(() -> fields.has("x")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,", "{},", "[],", "\"\","})
  void aLargeFieldThatNobodyAsksForTakesNoMemory(String part) throws MalformedMessageException {
    String text = "{\"x\": [" + part.repeat(PARTS) + "0], \"a\": \"p\"}";
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    parse("{}"); // loads the classes
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThat(parse(text).text("a")).isEqualTo("p");
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(PARTS / 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.0   | 1.0",
        "1e2   | 1e2",
        "9223372036854775808 | 9223372036854775808",
        "true  | true",
        "[1]   | ARRAY",
        "{}    | OBJECT",
        "\"7\" | \"7\""
      })
  void aNumberThatIsNotWholeIsShown(String value, String shown) {
    assertThatThrownBy(() -> parse("{\"a\": " + value + "}").longNumber("a", 0, Long.MAX_VALUE))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageEndingWith("from 0 to 9223372036854775807, was " + shown);
  }

  @Test
  void aNumberOfMillionsOfDigitsIsShownInPart() {
    assertThatThrownBy(() -> parse("{\"a\": " + "1".repeat(1 << 22) + "}").number("a", 0, 9))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage(
            "the JSON field \"a\" must be a whole number from 0 to 9, was " + "1".repeat(40) + "…");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "a"})
  void levelsAreCountedInEveryField(String name) throws MalformedMessageException {
    String most = "[".repeat(JsonFields.MOST_LEVELS) + "]".repeat(JsonFields.MOST_LEVELS);
    assertThat(parse("{\"" + name + "\": " + most + "}").has("b")).isFalse();
    String more = "[".repeat(1 << 20);
    assertThatThrownBy(() -> parse("{\"" + name + "\": " + more))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageStartingWith(
            "the message is not one JSON object with at most 1000 levels in a field");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": 1, \"a\": 2} | 13",
        "{\"x\": [1, 2}      | 13",
        "{\"x\" 1}           | 7",
        "[]                  | 1",
        "{\"a\": [\"p\"      | 11"
      })
  void whatIsNotOneObjectIsReportedWithItsPlace(String text, int character) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage(
            "the message is not one JSON object that names each field once; the fault is at character "
                + character);
  }
}
