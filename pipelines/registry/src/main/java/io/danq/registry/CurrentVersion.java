package io.danq.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A model's pointer: the version that is served, and the versions before it.
 *
 * @param version the version that is served
 * @param promotedAt when it was promoted
 * @param previous earlier versions, the latest first, at most {@value #MAX_PREVIOUS}
 */
public record CurrentVersion(String version, Instant promotedAt, List<String> previous) {
  /** How many steps back a rollback can go. */
  static final int MAX_PREVIOUS = 20;

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException if a version's name is not allowed
   */
  public CurrentVersion {
    Names.check("version", version);
    previous = List.copyOf(previous);
    previous.forEach(earlier -> Names.check("version", earlier));
  }

  static CurrentVersion first(String version, Instant now) {
    return new CurrentVersion(version, now, List.of());
  }

  /** The pointer after another version is promoted. */
  CurrentVersion promoted(String next, Instant now) {
    if (next.equals(version)) {
      return new CurrentVersion(version, now, previous);
    }
    List<String> earlier = new ArrayList<>();
    earlier.add(version);
    earlier.addAll(previous.subList(0, Math.min(previous.size(), MAX_PREVIOUS - 1)));
    return new CurrentVersion(next, now, earlier);
  }

  /** The pointer one step back; empty if there is no earlier version. */
  Optional<CurrentVersion> rolledBack(Instant now) {
    return previous.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CurrentVersion(previous.get(0), now, previous.subList(1, previous.size())));
  }

  byte[] format() {
    ObjectNode json = JSON.createObjectNode();
    json.put("version", version);
    json.put("promotedAt", promotedAt.toString());
    previous.forEach(json.putArray("previous")::add);
    try {
      return (JSON.writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a pointer is plain text", e);
    }
  }

  static CurrentVersion parse(String file, byte[] content) throws RegistryException {
    try {
      JsonNode json = JSON.readTree(content);
      List<String> previous = new ArrayList<>();
      json.path("previous").forEach(version -> previous.add(version.asText()));
      return new CurrentVersion(
          json.path("version").asText(), Instant.parse(json.path("promotedAt").asText()), previous);
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw new RegistryException(
          file + " is not a pointer to a version; remove it and promote one again", e);
    }
  }
}
