package io.danq.learning.examples;

import io.danq.labels.Part;
import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the files that the examples of a part are spread over.
 *
 * @param part what they are for
 * @param number which file, from 0
 * @param count how many there are, at least 1
 */
record Shard(Part part, int number, int count) implements Serializable {
  private static final String SUFFIX = ".parquet";

  private static final Pattern KEY =
      Pattern.compile("(train|validation|test)-(\\d{5})-of-(\\d{5})");

  /** Its key in the pipeline, such as {@code train-00000-of-00016}. */
  String key() {
    return String.format(Locale.ROOT, "%s-%05d-of-%05d", part.title(), number, count);
  }

  /** Name of its file. */
  String file() {
    return key() + SUFFIX;
  }

  /** Whether a file of this name is a shard. */
  static boolean isFile(String name) {
    return name.endsWith(SUFFIX)
        && KEY.matcher(name.substring(0, name.length() - SUFFIX.length())).matches();
  }

  /** The shard with a key. */
  static Shard of(String key) {
    Matcher matcher = KEY.matcher(key);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no shard is called '" + key + "'");
    }
    return new Shard(
        Part.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)));
  }
}
