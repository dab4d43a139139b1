package io.danq.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTML with named gaps, in Mustache's notation: what fills <code>{{name}}</code> is escaped, what
 * fills <code>{{{name}}}</code> is markup. Immutable and thread-safe.
 */
public final class Template {
  private static final Pattern GAP = Pattern.compile("\\{\\{\\{(\\w+)}}}|\\{\\{(\\w+)}}");

  private final List<Piece> pieces = new ArrayList<>();

  /** Text, or the name of what replaces it. */
  private record Piece(String text, boolean isGap, boolean isMarkup) {}

  private Template(String text) {
    Matcher gap = GAP.matcher(text);
    int end = 0;
    while (gap.find()) {
      pieces.add(new Piece(text.substring(end, gap.start()), false, false));
      boolean markup = gap.group(1) != null;
      pieces.add(new Piece(markup ? gap.group(1) : gap.group(2), true, markup));
      end = gap.end();
    }
    pieces.add(new Piece(text.substring(end), false, false));
  }

  /** The template of a text. */
  public static Template of(String text) {
    return new Template(text);
  }

  /**
   * Fills every gap. Values are not searched for gaps.
   *
   * @throws IllegalStateException if a gap has no value
   */
  public String fill(Map<String, String> values) {
    StringBuilder filled = new StringBuilder();
    for (Piece piece : pieces) {
      if (!piece.isGap()) {
        filled.append(piece.text());
        continue;
      }
      String value = values.get(piece.text());
      if (value == null) {
        throw new IllegalStateException("nothing fills the gap '" + piece.text() + "'");
      }
      filled.append(piece.isMarkup() ? value : Html.escape(value));
    }
    return filled.toString();
  }
}
