package io.danq.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class FlexTemplateTest {
  private static final Path FILES = Path.of("../../deploy/dataflow");
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<FlexTemplate> templates() {
    return Stream.of(FlexTemplate.STREAMING, FlexTemplate.BATCH);
  }

  private static Map<String, JsonNode> parameters(FlexTemplate template) throws IOException {
    Map<String, JsonNode> parameters = new LinkedHashMap<>();
    JSON.readTree(FILES.resolve(template.file()).toFile())
        .path("parameters")
        .forEach(parameter -> parameters.put(parameter.path("name").asText(), parameter));
    return parameters;
  }

  @ParameterizedTest
  @MethodSource("templates")
  void theFileIsWhatTheOptionsSay(FlexTemplate template) throws IOException {
    Path made = Path.of("target").resolve(template.file());
    Files.writeString(made, template.json());

    assertThat(FILES.resolve(template.file()))
        .as("an option has changed: copy %s over it", made.toAbsolutePath())
        .hasSameTextualContentAs(made);
  }

  /** Beam's own list of an interface's options, which the file was not made from. */
  @ParameterizedTest
  @MethodSource("templates")
  void everyOptionIsAParameterWithItsDescription(FlexTemplate template) throws IOException {
    Map<String, String> options = new LinkedHashMap<>();
    PipelineOptionsFactory.describe(Set.of(template.options()))
        .forEach(option -> options.put(camelCase(option.getName()), option.getDescription()));
    PipelineOptionsFactory.describe(Set.of(PipelineOptions.class))
        .forEach(option -> options.remove(camelCase(option.getName())));
    Map<String, JsonNode> parameters = parameters(template);

    assertThat(new TreeSet<>(parameters.keySet())).isEqualTo(new TreeSet<>(options.keySet()));
    options.forEach(
        (name, description) ->
            assertThat(parameters.get(name).path("helpText").asText()).isEqualTo(description));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void whatDataflowDemandsOfAParameterIsThere(FlexTemplate template) throws IOException {
    parameters(template)
        .forEach(
            (name, parameter) -> {
              assertThat(name).matches("[A-Za-z][A-Za-z0-9]*");
              assertThat(parameter.path("label").asText()).as(name).isNotBlank();
              assertThat(parameter.path("isOptional").isBoolean()).as(name).isTrue();
              if (parameter.has("defaultValue")) {
                String value = parameter.path("defaultValue").asText();
                assertThat(value).as(name).matches(regex(parameter));
                assertThat(parameter.path("isOptional").asBoolean()).as(name).isTrue();
              }
            });
  }

  @ParameterizedTest
  @CsvSource({
    "model, gs://lab/danq, true",
    "model, '', false",
    "strands, FORWARD, true",
    "strands, backward, false",
    "stride, 200, true",
    "stride, many, false",
    "minProbability, 0.5, true",
    "minProbability, 1, true",
    "minProbability, half, false",
    "window, 60s, true",
    "window, 500ms, true",
    "window, 60, false",
    "stopAtEnd, true, true",
    "stopAtEnd, yes, false"
  })
  void aValueIsCheckedBeforeAnythingStarts(String name, String value, boolean accepted)
      throws IOException {
    assertThat(value.matches(regex(parameters(FlexTemplate.STREAMING).get(name))))
        .isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({"STREAMING, model output", "BATCH, model input output"})
  void whatAPipelineCannotDoWithoutIsRequired(String template, String names) throws IOException {
    FlexTemplate which = template.equals("BATCH") ? FlexTemplate.BATCH : FlexTemplate.STREAMING;
    assertThat(
            parameters(which).values().stream()
                .filter(parameter -> !parameter.path("isOptional").asBoolean())
                .map(parameter -> parameter.path("name").asText()))
        .containsExactlyInAnyOrder(names.split(" "));
  }

  /** {@code max_hits}, as Beam lists it, as {@code maxHits}, as it is given. */
  private static String camelCase(String name) {
    return Pattern.compile("_([a-z])")
        .matcher(name)
        .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
  }

  private static String regex(JsonNode parameter) {
    assertThat(parameter.path("regexes")).hasSize(1);
    return parameter.path("regexes").path(0).asText();
  }
}
