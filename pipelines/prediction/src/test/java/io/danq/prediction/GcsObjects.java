package io.danq.prediction;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** The objects of {@link GcsServer}, by {@code BUCKET/NAME}. Thread-safe. */
final class GcsObjects {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (?:\\*|(\\d+)-(\\d+))/(\\*|\\d+)");

  private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
  private final Map<String, Upload> uploads = new TreeMap<>();
  private final Instant updated = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  private final List<String> downloads = new CopyOnWriteArrayList<>();

  private record Upload(String object, ByteArrayOutputStream content) {}

  void put(String object, byte[] content) {
    objects.put(object, content);
  }

  /** The content of an object that is there. */
  byte[] get(String object) {
    return Objects.requireNonNull(objects.get(object), object);
  }

  /** The names of all objects, {@code BUCKET/NAME}. */
  NavigableSet<String> names() {
    return new TreeSet<>(objects.keySet());
  }

  /** The objects whose content was asked for, one entry per request. */
  List<String> downloads() {
    return downloads;
  }

  synchronized GcsReply answer(GcsRequest request, String endpoint) {
    List<String> path = request.path();
    if (path.size() < 2) {
      return GcsReply.of(404, "{}");
    }
    if (path.size() == 2) {
      return GcsReply.of(200, JSON.createObjectNode().put("name", path.get(1)).toString());
    }
    String bucket = path.get(1);
    if (request.upload()) {
      return upload(request, bucket, endpoint);
    }
    if (path.size() == 3) {
      return list(bucket, request.query());
    }
    String object = bucket + "/" + path.get(3);
    byte[] content = objects.get(object);
    if (content == null) {
      return GcsReply.of(404, "{\"error\":{\"code\":404,\"message\":\"no such object\"}}");
    }
    if (path.size() > 4) {
      return copy(path, content);
    }
    if (request.method().equals("DELETE")) {
      objects.remove(object);
      return GcsReply.of(204, "");
    }
    if (!"media".equals(request.query().get("alt"))) {
      return GcsReply.of(200, describe(object, content).toString());
    }
    downloads.add(object);
    return media(content, request.headers().getFirst("Range"));
  }

  private GcsReply list(String bucket, Map<String, String> query) {
    ObjectNode reply = JSON.createObjectNode();
    ArrayNode items = reply.putArray("items");
    String start = bucket + "/" + query.getOrDefault("prefix", "");
    objects.forEach(
        (object, content) -> {
          if (object.startsWith(start)) {
            items.add(describe(object, content));
          }
        });
    return GcsReply.of(200, reply.toString());
  }

  private GcsReply media(byte[] content, @Nullable String range) {
    Matcher part = RANGE.matcher(range == null ? "" : range);
    if (!part.matches()) {
      return GcsReply.of(200, content);
    }
    int from = Integer.parseInt(part.group(1));
    if (from >= content.length) {
      return GcsReply.of(416, "{}").with("Content-Range", "bytes */" + content.length);
    }
    long asked = part.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(part.group(2)) + 1;
    int to = (int) Math.min(content.length, asked);
    return GcsReply.of(206, Arrays.copyOfRange(content, from, to))
        .with("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + content.length);
  }

  /** {@code b/BUCKET/o/NAME/rewriteTo/b/BUCKET/o/NAME}, or {@code copyTo}. */
  private GcsReply copy(List<String> path, byte[] content) {
    String target = path.get(6) + "/" + path.get(8);
    objects.put(target, content);
    ObjectNode object = describe(target, content);
    if (path.get(4).equals("copyTo")) {
      return GcsReply.of(200, object.toString());
    }
    ObjectNode reply = JSON.createObjectNode().put("done", true);
    reply.put("totalBytesRewritten", String.valueOf(content.length));
    reply.put("objectSize", String.valueOf(content.length));
    reply.set("resource", object);
    return GcsReply.of(200, reply.toString());
  }

  private GcsReply upload(GcsRequest request, String bucket, String endpoint) {
    String id = request.query().get("upload_id");
    if (id == null) {
      id = "upload-" + uploads.size();
      String object = bucket + "/" + uploadName(request);
      uploads.put(id, new Upload(object, new ByteArrayOutputStream()));
      String session = "/upload/storage/v1/b/" + bucket + "/o?upload_id=" + id;
      return GcsReply.of(200, "{}").with("Location", endpoint + session);
    }
    Upload upload = uploads.get(id);
    upload.content().writeBytes(request.body());
    Matcher range = CONTENT_RANGE.matcher(request.headers().getFirst("Content-Range"));
    if (range.matches() && range.group(3).equals("*")) {
      return GcsReply.of(308, "").with("Range", "bytes=0-" + (upload.content().size() - 1));
    }
    objects.put(upload.object(), upload.content().toByteArray());
    return GcsReply.of(200, describe(upload.object(), objects.get(upload.object())).toString());
  }

  private static String uploadName(GcsRequest request) {
    try {
      String name = request.query().get("name");
      return name != null ? name : JSON.readTree(request.body()).path("name").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode describe(String object, byte[] content) {
    int slash = object.indexOf('/');
    return JSON.createObjectNode()
        .put("kind", "storage#object")
        .put("bucket", object.substring(0, slash))
        .put("name", object.substring(slash + 1))
        .put("size", String.valueOf(content.length))
        .put("updated", updated.toString())
        .put("timeCreated", updated.toString())
        .put("generation", "1")
        .put("metageneration", "1")
        .put("contentType", "application/octet-stream")
        .put("etag", "e")
        .put("crc32c", crc32c(content));
  }

  private static String crc32c(byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(content);
    int value = (int) crc.getValue();
    byte[] bytes = ByteBuffer.allocate(4).putInt(value).array();
    return Base64.getEncoder().encodeToString(bytes);
  }
}
