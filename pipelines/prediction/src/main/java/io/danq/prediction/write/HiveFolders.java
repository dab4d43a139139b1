package io.danq.prediction.write;

import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.avro.generic.GenericRecord;
import org.joda.time.Instant;
import org.joda.time.format.DateTimeFormat;
import org.jspecify.annotations.Nullable;

/**
 * The folders of a stream's files, in Hive's style: {@code date=2026-11-23/version=1/}. Neither
 * name is also a column's name, because readers would not know which of the two to use.
 *
 * @param version version of the model that made the rows; null for rows without a model
 */
public record HiveFolders(@Nullable String version) implements Serializable {
  private static final String VERSION = "model_version";

  /** The folders of a row: those of the model's version, if the row has one. */
  public static HiveFolders of(GenericRecord row) {
    return new HiveFolders(row.hasField(VERSION) ? row.get(VERSION).toString() : null);
  }

  /** The folders, ending with a slash, for the UTC day of an instant. */
  public String of(Instant time) {
    String date = DateTimeFormat.forPattern("yyyy-MM-dd").withZoneUTC().print(time);
    return "date=" + date + "/" + (version == null ? "" : "version=" + escape(version) + "/");
  }

  /** Escapes characters as Hive does, with a percent sign and two hexadecimal digits. */
  private static String escape(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}
