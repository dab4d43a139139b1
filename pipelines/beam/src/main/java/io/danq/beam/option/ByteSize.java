package io.danq.beam.option;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of memory, as the value of an option: a whole number and a unit, {@code KB}, {@code MB}
 * or {@code GB}, each 1024 times the one before, as the JVM counts in {@code -Xmx}; or {@code 0}.
 * Any other number without a unit is refused.
 *
 * @param bytes 0 or more
 */
public record ByteSize(long bytes) implements Serializable {
  /** The pattern that the text of a size matches. */
  public static final String SYNTAX = "(0|[0-9]{1,9}[KkMmGg][Bb])";

  private static final Pattern PATTERN = Pattern.compile("([0-9]{1,9})([KMG]B)");

  /**
   * Reads a size.
   *
   * @throws IllegalArgumentException if the text is neither 0 nor a number with a unit
   */
  @JsonCreator
  public static ByteSize parse(String text) {
    return parse("a size", text);
  }

  /** Beam reads an option's text as JSON first, where 0 is a number. */
  @JsonCreator
  static ByteSize parse(long number) {
    return parse(Long.toString(number));
  }

  /**
   * Reads the value of an option.
   *
   * @param option its name with the dashes, for the message
   * @throws IllegalArgumentException if the text is neither 0 nor a number with a unit
   */
  public static ByteSize parse(String option, String text) {
    if (text.equals("0")) {
      return new ByteSize(0);
    }
    Matcher matcher = PATTERN.matcher(text.toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          option + " must be 0 or a size such as 512KB, 256MB or 2GB, was '" + text + "'");
    }
    return new ByteSize(Long.parseLong(matcher.group(1)) << shift(matcher.group(2)));
  }

  private static int shift(String unit) {
    return switch (unit) {
      case "KB" -> 10;
      case "MB" -> 20;
      default -> 30;
    };
  }

  /** In the largest unit that has no fraction: {@code 1536MB}, but {@code 2GB}. */
  @Override
  @JsonValue
  public String toString() {
    for (String unit : new String[] {"GB", "MB"}) {
      if (bytes > 0 && bytes % (1L << shift(unit)) == 0) {
        return (bytes >> shift(unit)) + unit;
      }
    }
    return bytes == 0 ? "0" : (bytes >> 10) + "KB";
  }
}
