package io.danq.sequence;

import java.util.Locale;

/**
 * Text from outside, such as a read's name, in a form that is safe to print: characters that a
 * terminal obeys rather than shows are written as <code>&#92;u001b</code>.
 */
public final class Printable {
  private static final String CUT = "…";

  private Printable() {}

  /** The text with control, format and separator characters escaped; blanks stay. */
  public static String of(String text) {
    if (text.codePoints().allMatch(Printable::isShown)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (isShown(c)) {
                shown.appendCodePoint(c);
              } else {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
              }
            });
    return shown.toString();
  }

  /** As {@link #of(String)}, cut to {@code most} characters and an ellipsis if it is longer. */
  public static String of(String text, int most) {
    String shown = of(text.substring(0, Math.min(text.length(), most + 1)));
    return shown.length() <= most ? shown : shown.substring(0, most) + CUT;
  }

  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
