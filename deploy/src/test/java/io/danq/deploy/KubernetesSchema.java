package io.danq.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The schema of a custom resource, as its operator brings it to Kubernetes. A member that it does
 * not know is an error here; Kubernetes would drop it without a word.
 */
final class KubernetesSchema {
  private final JsonSchema schema;

  private KubernetesSchema(JsonSchema schema) {
    this.schema = schema;
  }

  /** The schema that lies as a resource of that name on the class path. */
  static KubernetesSchema ofResource(String name) throws IOException {
    try (InputStream definition = KubernetesSchema.class.getResourceAsStream(name)) {
      JsonNode schema =
          DeployFiles.parse(new String(definition.readAllBytes(), StandardCharsets.UTF_8))
              .get(0)
              .at("/spec/versions/0/schema/openAPIV3Schema");
      // Every resource has these two members, and no definition names them.
      ObjectNode properties = (ObjectNode) schema.get("properties");
      properties.putObject("apiVersion").put("type", "string");
      properties.putObject("kind").put("type", "string");
      properties.putObject("metadata").put("x-kubernetes-preserve-unknown-fields", true);
      refuseUnknownMembers(schema);
      return new KubernetesSchema(
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema));
    }
  }

  private static void refuseUnknownMembers(JsonNode schema) {
    schema.forEach(KubernetesSchema::refuseUnknownMembers);
    if (schema instanceof ObjectNode object
        && object.path("properties").isObject()
        && !object.has("additionalProperties")
        && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
      object.put("additionalProperties", false);
    }
  }

  /** What is wrong with a resource, in the validator's words; empty where nothing is. */
  Set<String> faults(JsonNode resource) {
    return schema.validate(resource).stream().map(Object::toString).collect(Collectors.toSet());
  }
}
