package io.danq.beam.option;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time, as the value of an option: a whole number and a unit, such as {@code 30s},
 * {@code 5m}, {@code 1h}, {@code 1d} or {@code 500ms}. A number without a unit is refused.
 */
public record TimeSpan(Duration duration) implements Serializable {
  /** The pattern that the text of a time matches. */
  public static final String SYNTAX = "([0-9]{1,9})(ms|s|m|h|d)";

  private static final Pattern PATTERN = Pattern.compile(SYNTAX);

  /**
   * Reads a time.
   *
   * @throws IllegalArgumentException if the text is not a number with a unit
   */
  @JsonCreator
  public static TimeSpan parse(String text) {
    Matcher matcher = PATTERN.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a time is a number with a unit, such as 30s, 5m, 1h or 500ms, was '" + text + "'");
    }
    return new TimeSpan(Duration.of(Long.parseLong(matcher.group(1)), unit(matcher.group(2))));
  }

  /**
   * Reads the value of an option.
   *
   * @param option its name with the dashes, for the message
   * @throws IllegalArgumentException if the text is not a number with a unit
   */
  public static TimeSpan parse(String option, String text) {
    if (text.matches("[0-9]+")) {
      throw new IllegalArgumentException(
          String.format("%s=%s needs a unit, for example %s=%ss", option, text, option, text));
    }
    if (!PATTERN.matcher(text).matches()) {
      throw new IllegalArgumentException(
          option + " must be a time such as 30s, 5m, 1h or 500ms, was " + text);
    }
    return parse(text);
  }

  private static ChronoUnit unit(String name) {
    return switch (name) {
      case "ms" -> ChronoUnit.MILLIS;
      case "s" -> ChronoUnit.SECONDS;
      case "m" -> ChronoUnit.MINUTES;
      case "h" -> ChronoUnit.HOURS;
      default -> ChronoUnit.DAYS;
    };
  }

  /** The same as Joda's type, which Beam takes. */
  public org.joda.time.Duration toJoda() {
    return org.joda.time.Duration.millis(duration.toMillis());
  }

  /** In the largest unit that has no fraction: {@code 90s}, but {@code 2m}. */
  @Override
  @JsonValue
  public String toString() {
    long millis = duration.toMillis();
    if (millis == 0 || millis % 1000 != 0) {
      return millis == 0 ? "0s" : millis + "ms";
    }
    long seconds = millis / 1000;
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
