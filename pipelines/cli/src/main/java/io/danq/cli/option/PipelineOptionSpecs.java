package io.danq.cli.option;

import io.danq.beam.option.ShortName;
import io.danq.cli.text.Faults;
import java.beans.Introspector;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.options.Validation;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The options of a pipeline as options of a command: names, descriptions, defaults and what is
 * required are declared once, in the pipeline's options interface. Any other {@code --name=value}
 * is handed to Beam, which knows the options of its runners.
 */
public final class PipelineOptionSpecs {
  private PipelineOptionSpecs() {}

  /** Adds every option that the interface and those of ours that it extends declare. */
  public static void addTo(CommandSpec spec, Class<? extends PipelineOptions> type) {
    getters(type)
        .forEach(
            getter ->
                spec.addOption(
                    option(getter, getter.isAnnotationPresent(Validation.Required.class))));
  }

  /**
   * Adds the options for a command that runs the pipeline among other things: none is required, and
   * those stay away that the command has already.
   *
   * @param without further options that stay away, such as {@code --overwrite}
   */
  public static void addOptionalTo(
      CommandSpec spec, Class<? extends PipelineOptions> type, Set<String> without) {
    for (Method getter : getters(type)) {
      String name = "--" + name(getter);
      if (!without.contains(name) && !spec.optionsMap().containsKey(name)) {
        spec.addOption(option(getter, false));
      }
    }
  }

  private static List<Method> getters(Class<? extends PipelineOptions> type) {
    return Arrays.stream(type.getMethods())
        .filter(m -> m.getDeclaringClass().getName().startsWith("io.danq."))
        .filter(m -> m.isAnnotationPresent(Description.class))
        .sorted(
            Comparator.comparing((Method m) -> !m.isAnnotationPresent(Validation.Required.class))
                .thenComparing(PipelineOptionSpecs::name))
        .toList();
  }

  private static OptionSpec option(Method getter, boolean required) {
    List<String> names = new ArrayList<>();
    ShortName shortName = getter.getAnnotation(ShortName.class);
    if (shortName != null) {
      names.add(shortName.value());
    }
    names.add("--" + name(getter));
    Class<?> type = getter.getReturnType();
    String defaultValue = defaultValue(getter);
    boolean flag = type == boolean.class;
    String description = getter.getAnnotation(Description.class).value();
    return OptionSpec.builder(names.toArray(String[]::new))
        .type(type)
        .auxiliaryTypes(type == List.class ? String.class : type)
        .arity(flag ? "0..1" : "1")
        .fallbackValue(flag ? "true" : "")
        .paramLabel(label(type))
        .required(required)
        .description(
            defaultValue == null || defaultValue.isEmpty() || flag
                ? description
                : description + " Default: " + defaultValue)
        .build();
  }

  private static String name(Method getter) {
    String property = getter.getName().replaceFirst("^(get|is)", "");
    return Introspector.decapitalize(property);
  }

  private static String label(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining("|"));
    }
    boolean text = type == String.class || type == List.class;
    return text ? "TEXT" : type == boolean.class ? "true|false" : "NUMBER";
  }

  private static @Nullable String defaultValue(Method getter) {
    for (Annotation annotation : getter.getAnnotations()) {
      if (annotation.annotationType().getEnclosingClass() == Default.class) {
        try {
          Object value = annotation.annotationType().getMethod("value").invoke(annotation);
          return value.toString().toLowerCase(Locale.ROOT);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException("every default has a value", e);
        }
      }
    }
    return null;
  }

  /**
   * The options of a parsed command as the pipeline takes them.
   *
   * @param others what the command did not know: options of Beam and its runners
   * @throws ParameterException if one of those is no option, or not known to Beam either
   */
  public static <T extends PipelineOptions> T parse(
      ParseResult parsed, Class<T> type, List<String> others) {
    var commandLine = parsed.commandSpec().commandLine();
    List<String> args = new ArrayList<>();
    if (others.stream().noneMatch(other -> other.startsWith("--appName="))) {
      args.add("--appName=danq" + parsed.commandSpec().name()); // the job's name begins with it
    }
    // One that is repeated is there as often, each time with all of its values.
    for (OptionSpec option : new LinkedHashSet<>(parsed.matchedOptions())) {
      String name = option.longestName();
      if (hasProperty(type, name.substring(2)) && option.getValue() != null) {
        values(option.getValue()).forEach(value -> args.add(name + "=" + value));
      }
    }
    for (String other : others) {
      if (!other.matches("--[A-Za-z][A-Za-z0-9_]*(=.*)?")) {
        throw new ParameterException(
            commandLine,
            "unexpected argument '" + other + "'; options of Beam are written --name=value");
      }
      args.add(other);
    }
    try {
      return PipelineOptionsFactory.fromArgs(args.toArray(String[]::new)).withValidation().as(type);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(commandLine, fault(e), e);
    }
  }

  /** A value as Beam reads it; those of an option that was repeated one by one. */
  private static List<String> values(Object value) {
    if (value instanceof List<?> several) {
      return several.stream().map(String::valueOf).toList();
    }
    return List.of(value instanceof Enum<?> e ? e.name() : value.toString());
  }

  private static boolean hasProperty(Class<?> type, String property) {
    return Arrays.stream(type.getMethods())
        .filter(m -> m.getDeclaringClass().getName().startsWith("io.danq."))
        .anyMatch(m -> m.isAnnotationPresent(Description.class) && name(m).equals(property));
  }

  private static String fault(IllegalArgumentException e) {
    String message = Faults.oneLine(String.valueOf(e.getMessage()));
    return message.replaceFirst(
        "^Class interface \\S+ missing a property named '([^']*)'\\.?", "unknown option --$1.");
  }
}
