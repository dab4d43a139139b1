package io.danq.beam.option;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joda.time.Duration;

/** Lengths of time as people write them. */
public final class Durations {
  private static final Pattern SYNTAX = Pattern.compile("([0-9]{1,9})(s|m|h|d)");

  private Durations() {}

  /**
   * Parses a number of seconds, minutes, hours or days, for example {@code 30s}.
   *
   * @param option the name of the option, for the message
   * @throws IllegalArgumentException if it is not a duration, or is 0
   */
  public static Duration parse(String option, String text) {
    Matcher matcher = SYNTAX.matcher(text);
    long number = matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    if (number == 0) {
      throw new IllegalArgumentException(
          option + " must be a time such as 30s, 5m, 1h or 1d, was " + text);
    }
    return switch (matcher.group(2)) {
      case "s" -> Duration.standardSeconds(number);
      case "m" -> Duration.standardMinutes(number);
      case "h" -> Duration.standardHours(number);
      default -> Duration.standardDays(number);
    };
  }
}
