package io.danq.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A copy of a real Keras archive with its configuration changed. */
final class EditedArchive {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EditedArchive() {}

  /** Copies an archive and passes the model configuration through {@code edit}. */
  static Path write(Path from, Path to, Consumer<ObjectNode> edit) throws IOException {
    try (ZipFile source = new ZipFile(from.toFile());
        OutputStream file = Files.newOutputStream(to);
        ZipOutputStream target = new ZipOutputStream(file)) {
      for (ZipEntry entry : source.stream().toList()) {
        byte[] bytes = source.getInputStream(entry).readAllBytes();
        if (entry.getName().equals("config.json")) {
          ObjectNode model = (ObjectNode) JSON.readTree(bytes);
          edit.accept(model);
          bytes = JSON.writeValueAsBytes(model);
        }
        target.putNextEntry(new ZipEntry(entry.getName()));
        target.write(bytes);
      }
    }
    return to;
  }

  /** A layer of the configuration, by name. */
  static ObjectNode layer(JsonNode model, String name) {
    for (JsonNode layer : model.path("config").path("layers")) {
      if (layer.path("config").path("name").asText().equals(name)) {
        return (ObjectNode) layer;
      }
    }
    throw new IllegalArgumentException("no layer " + name);
  }
}
