package io.danq.prediction;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to {@link GcsServer}.
 *
 * @param path its parts, decoded, from {@code b} (buckets) on
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record GcsRequest(
    String method,
    boolean upload,
    List<String> path,
    Map<String, String> query,
    Headers headers,
    byte[] body) {
  static GcsRequest of(String method, String target, @Nullable Headers headers, byte[] body) {
    URI uri = URI.create(target);
    List<String> path = new ArrayList<>();
    boolean upload = false;
    for (String part : uri.getRawPath().split("/", -1)) {
      upload |= part.equals("upload");
      if (!path.isEmpty() || part.equals("b")) {
        path.add(URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8));
      }
    }
    return new GcsRequest(
        method, upload, path, query(uri), headers == null ? new Headers() : headers, body);
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> query = new HashMap<>();
    String raw = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    for (String pair : raw.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      String value = parts.length < 2 ? "" : parts[1];
      query.put(parts[0], URLDecoder.decode(value, StandardCharsets.UTF_8));
    }
    return query;
  }
}
