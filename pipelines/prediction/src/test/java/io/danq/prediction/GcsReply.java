package io.danq.prediction;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What {@link GcsServer} answers. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record GcsReply(int status, Map<String, String> headers, byte[] body) {
  static GcsReply of(int status, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    return new GcsReply(status, Map.of("Content-Type", "application/json; charset=UTF-8"), body);
  }

  static GcsReply of(int status, byte[] body) {
    return new GcsReply(status, Map.of("Content-Type", "application/octet-stream"), body);
  }

  GcsReply with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new GcsReply(status, more, body);
  }
}
