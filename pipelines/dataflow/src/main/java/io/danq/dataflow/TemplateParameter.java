package io.danq.dataflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.beans.Introspector;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A parameter of a Flex Template, with the members that Dataflow's metadata has.
 *
 * @param name the option's name, without dashes
 * @param label the name as words
 * @param helpText the option's description
 * @param isOptional whether the pipeline runs without it
 * @param regexes what its value must match, all of them
 * @param defaultValue what the pipeline takes otherwise; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TemplateParameter(
    String name,
    String label,
    String helpText,
    boolean isOptional,
    List<String> regexes,
    @Nullable String defaultValue) {
  /**
   * The options that an interface and those of ours that it extends declare, required ones first.
   */
  static List<TemplateParameter> of(Class<? extends PipelineOptions> options) {
    return Arrays.stream(options.getMethods())
        .filter(m -> m.getDeclaringClass().getName().startsWith("io.danq."))
        .filter(m -> m.isAnnotationPresent(Description.class))
        .map(TemplateParameter::of)
        .sorted(
            Comparator.comparing(TemplateParameter::isOptional)
                .thenComparing(TemplateParameter::name))
        .toList();
  }

  private static TemplateParameter of(Method getter) {
    String name = Introspector.decapitalize(getter.getName().replaceFirst("^(get|is)", ""));
    return new TemplateParameter(
        name,
        label(name),
        getter.getAnnotation(Description.class).value(),
        !getter.isAnnotationPresent(Validation.Required.class),
        List.of(regex(getter.getReturnType())),
        defaultValue(getter));
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
          .collect(Collectors.joining("|", "^(", ")$"));
    }
    if (type == boolean.class) {
      return "^(true|false)$";
    }
    if (type == int.class || type == long.class) {
      return "^[0-9]+$";
    }
    return type == double.class ? "^[0-9]+(\\.[0-9]+)?$" : "^.+$";
  }

  private static @Nullable String defaultValue(Method getter) {
    for (Annotation annotation : getter.getAnnotations()) {
      if (annotation.annotationType().getEnclosingClass() == Default.class) {
        try {
          return annotation.annotationType().getMethod("value").invoke(annotation).toString();
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException("every default has a value", e);
        }
      }
    }
    return null;
  }
}
