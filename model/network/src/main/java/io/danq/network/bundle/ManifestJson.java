package io.danq.network.bundle;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/** The text of a manifest: read strictly, with faults in our words. Stateless and thread-safe. */
final class ManifestJson {
  /** The most characters of a value that a message quotes. */
  private static final int MAX_VALUE = 40;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private ManifestJson() {}

  /**
   * Reads a manifest.
   *
   * @param file its name, for messages
   * @throws BundleException if it is not a manifest
   */
  static ModelManifest read(String file, byte[] content) throws BundleException {
    ModelManifest manifest;
    try {
      manifest = JSON.readValue(content, ModelManifest.class);
    } catch (IOException e) {
      throw new BundleException(file + " is not a model manifest: " + fault(e), e);
    }
    if (manifest == null) {
      throw new BundleException(file + " is not a model manifest: it is null");
    }
    return manifest;
  }

  /** The text of a manifest in UTF-8. Equal manifests give equal bytes. */
  static byte[] write(ModelManifest manifest) {
    try {
      return (JSON.writeValueAsString(manifest) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a manifest is plain text and numbers", e);
    }
  }

  /** What is wrong with a manifest's JSON, in our words. */
  private static String fault(IOException e) {
    String place =
        e instanceof JsonProcessingException json && json.getLocation() != null
            ? " (line " + json.getLocation().getLineNr() + ")"
            : "";
    if (e.getCause() instanceof IllegalArgumentException ours) {
      return ours.getMessage() + place;
    }
    boolean parsed = !(e.getCause() instanceof JsonParseException);
    if (parsed && e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      String field =
          mapping.getPath().stream()
              .map(JsonMappingException.Reference::getFieldName)
              .filter(Objects::nonNull)
              .collect(Collectors.joining("."));
      return field + " has a value of the wrong kind" + value(mapping) + place;
    }
    return "it is not one JSON object that names each field once" + place;
  }

  private static String value(JsonMappingException mapping) {
    if (mapping instanceof InvalidFormatException invalid) {
      String value = String.valueOf(invalid.getValue());
      return ": '" + value.substring(0, Math.min(value.length(), MAX_VALUE)) + "'";
    }
    return "";
  }
}
