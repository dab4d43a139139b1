package io.danq.dataflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.danq.beam.option.ByteSize;
import io.danq.beam.option.PipelineOption;
import io.danq.beam.option.TimeSpan;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a Flex Template, with the members of Dataflow's metadata.
 *
 * @param name the option's name, without dashes
 * @param label the name as words
 * @param helpText the option's description
 * @param isOptional whether the pipeline runs without it
 * @param regexes what its value must match, all of them
 * @param defaultValue the value if none is given; null if there is no default
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TemplateParameter(
    String name,
    String label,
    String helpText,
    boolean isOptional,
    List<String> regexes,
    @Nullable String defaultValue) {
  /** The parameter for an option of a pipeline. */
  static TemplateParameter of(PipelineOption option) {
    return new TemplateParameter(
        option.name(),
        label(option.name()),
        option.description(),
        !option.required(),
        List.of("^" + regex(option.type()) + "$"),
        option.defaultValue().orElse(null));
  }

  /** {@code maxHits} as {@code Max hits}. */
  private static String label(String name) {
    String words = name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String regex(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> ((Enum<?>) constant).name())
          .collect(Collectors.joining("|", "(", ")"));
    }
    if (type == boolean.class) {
      return "(true|false)";
    }
    if (type == int.class || type == long.class) {
      return "[0-9]+";
    }
    if (type == TimeSpan.class) {
      return TimeSpan.SYNTAX;
    }
    if (type == ByteSize.class) {
      return ByteSize.SYNTAX;
    }
    return type == double.class ? "[0-9]+(\\.[0-9]+)?" : ".+";
  }
}
