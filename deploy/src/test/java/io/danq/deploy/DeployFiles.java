package io.danq.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of deploy/, parsed. */
final class DeployFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DeployFiles() {}

  /** A file by its path in deploy/, where these tests run. */
  static Path path(String file) {
    return Path.of(file).toAbsolutePath().normalize();
  }

  /** The one document of a YAML file. */
  static JsonNode yaml(String file) throws IOException {
    List<JsonNode> documents = documents(file);
    if (documents.size() != 1) {
      throw new IOException(file + " holds " + documents.size() + " documents, not 1");
    }
    return documents.get(0);
  }

  /** Every document of a YAML file. */
  static List<JsonNode> documents(String file) throws IOException {
    return parse(Files.readString(path(file)));
  }

  /** Every document of a YAML text, with its aliases resolved. */
  static List<JsonNode> parse(String text) {
    List<JsonNode> documents = new ArrayList<>();
    new Yaml(new SafeConstructor(new LoaderOptions()))
        .loadAll(text)
        .forEach(document -> documents.add(JSON.valueToTree(document)));
    return documents;
  }

  static JsonNode json(String file) throws IOException {
    return JSON.readTree(path(file).toFile());
  }

  /** A mapping of Flink's keys to values, as Flink takes it. */
  static Configuration flink(JsonNode properties) {
    Configuration configuration = new Configuration();
    properties
        .fields()
        .forEachRemaining(p -> configuration.setString(p.getKey(), p.getValue().asText()));
    return configuration;
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
