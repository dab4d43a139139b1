package io.danq.beam.option;

import java.beans.Introspector;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;

/**
 * An option of a pipeline, as its options interface declares it. The command line and the Dataflow
 * templates are made from these.
 *
 * @param name without dashes, such as {@code maxHits}
 * @param shortName the dash and the letter
 * @param type of the value
 * @param valueName what help calls the value, such as {@code FASTA}; empty if its type says enough
 * @param description in a sentence or more
 * @param commaSeparated whether a text is a list, see {@link CommaSeparated}
 * @param required whether the pipeline cannot run without it
 * @param defaultValue what the pipeline takes if it is not given; an enum constant by its name
 */
public record PipelineOption(
    String name,
    Optional<String> shortName,
    Class<?> type,
    Optional<String> valueName,
    String description,
    boolean commaSeparated,
    boolean required,
    Optional<String> defaultValue) {
  /**
   * The options that an interface and its superinterfaces in danq declare: required ones first, by
   * name.
   */
  public static List<PipelineOption> of(Class<? extends PipelineOptions> options) {
    return Arrays.stream(options.getMethods())
        .filter(getter -> getter.getDeclaringClass().getName().startsWith("io.danq."))
        .filter(getter -> getter.isAnnotationPresent(Description.class))
        .map(PipelineOption::of)
        .sorted(
            Comparator.comparing((PipelineOption option) -> !option.required())
                .thenComparing(PipelineOption::name))
        .toList();
  }

  /** Whether an interface declares an option of that name. */
  public static boolean exists(Class<? extends PipelineOptions> options, String name) {
    return of(options).stream().anyMatch(option -> option.name().equals(name));
  }

  private static PipelineOption of(Method getter) {
    return new PipelineOption(
        Introspector.decapitalize(getter.getName().replaceFirst("^(get|is)", "")),
        Optional.ofNullable(getter.getAnnotation(ShortName.class)).map(ShortName::value),
        getter.getReturnType(),
        Optional.ofNullable(getter.getAnnotation(ValueName.class)).map(ValueName::value),
        getter.getAnnotation(Description.class).value(),
        getter.isAnnotationPresent(CommaSeparated.class),
        getter.isAnnotationPresent(Validation.Required.class),
        Arrays.stream(getter.getAnnotations())
            .filter(a -> a.annotationType().getEnclosingClass() == Default.class)
            .findFirst()
            .map(PipelineOption::value)
            .map(Object::toString));
  }

  private static Object value(Annotation annotation) {
    try {
      if (annotation instanceof Default.InstanceFactory made) {
        Object factory = made.value().getConstructor().newInstance();
        return ((ConstantDefault<?>) factory).value();
      }
      return annotation.annotationType().getMethod("value").invoke(annotation);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("every default has a value", e);
    }
  }

  /** Whether it is true or false. */
  public boolean isFlag() {
    return type == boolean.class;
  }
}
