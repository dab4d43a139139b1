package io.danq.prediction.write;

import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.joda.time.Instant;
import org.joda.time.format.DateTimeFormat;
import org.jspecify.annotations.Nullable;

/**
 * The folders that a stream's files lie in, in Hive's style: {@code date=2026-11-23/version=1/}.
 * Neither is the name of a column, which readers of such folders would not know how to join.
 *
 * @param version version of the model that made the rows; null where no model did
 */
public record HiveFolders(@Nullable String version) implements Serializable {
  /** The folders, ending with a slash, of rows whose event time is the UTC day of an instant. */
  public String of(Instant time) {
    String date = DateTimeFormat.forPattern("yyyy-MM-dd").withZoneUTC().print(time);
    return "date=" + date + "/" + (version == null ? "" : "version=" + escape(version) + "/");
  }

  /**
   * As Hive does: percent signs and two hexadecimal digits for what a folder's name cannot hold.
   */
  private static String escape(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}
