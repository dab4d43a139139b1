package io.danq.evaluation.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with named gaps, <code>{{name}}</code>. */
public final class Template {
  private static final Pattern GAP = Pattern.compile("\\{\\{(\\w+)}}");

  private Template() {}

  /**
   * Fills every gap of a template beside this class; what is put in is not searched for gaps.
   *
   * @throws IllegalStateException if a gap has no value
   */
  public static String fill(String resource, Map<String, String> values) throws IOException {
    return GAP.matcher(read(resource))
        .replaceAll(
            gap -> {
              String value = values.get(gap.group(1));
              if (value == null) {
                throw new IllegalStateException(resource + ": nothing for " + gap.group());
              }
              return Matcher.quoteReplacement(value);
            });
  }

  private static String read(String resource) throws IOException {
    try (InputStream in = Template.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
