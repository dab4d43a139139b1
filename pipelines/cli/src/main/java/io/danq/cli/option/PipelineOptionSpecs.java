package io.danq.cli.option;

import io.danq.beam.option.PipelineArguments;
import io.danq.beam.option.PipelineOption;
import io.danq.beam.option.RenamedOption;
import io.danq.beam.option.TimeSpan;
import io.danq.cli.text.Faults;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.beam.sdk.options.PipelineOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Adds the options of a pipeline to a command and reads them back. Their names, descriptions and
 * defaults are declared once, in the pipeline's options interface. Any other {@code --name=value}
 * goes to Beam, which knows the options of its runners.
 */
public final class PipelineOptionSpecs {
  private PipelineOptionSpecs() {}

  /** Adds every option of the pipeline. */
  public static void addTo(CommandSpec spec, Class<? extends PipelineOptions> type) {
    PipelineOption.of(type).forEach(option -> spec.addOption(spec(option, option.required())));
  }

  /**
   * Adds the options to a command that runs the pipeline as one of several steps. None is required,
   * and the command's own options of the same name win.
   *
   * @param without further options to leave out, such as {@code --overwrite}
   */
  public static void addOptionalTo(
      CommandSpec spec, Class<? extends PipelineOptions> type, Set<String> without) {
    for (PipelineOption option : PipelineOption.of(type)) {
      String name = "--" + option.name();
      if (!without.contains(name) && !spec.optionsMap().containsKey(name)) {
        spec.addOption(spec(option, false));
      }
    }
  }

  private static OptionSpec spec(PipelineOption option, boolean required) {
    List<String> names = new ArrayList<>();
    option.shortName().ifPresent(names::add);
    names.add("--" + option.name());
    // A time stays text here: its faults are explained where main classes have theirs explained.
    Class<?> type = option.type() == TimeSpan.class ? String.class : option.type();
    boolean flag = option.isFlag();
    String shown =
        option
            .defaultValue()
            .filter(value -> !value.isEmpty() && !flag)
            .map(value -> " Default: " + value.toLowerCase(Locale.ROOT))
            .orElse("");
    return OptionSpec.builder(names.toArray(String[]::new))
        .type(type)
        .auxiliaryTypes(type == List.class ? String.class : type)
        .arity(flag ? "0..1" : "1")
        .fallbackValue(flag ? "true" : "")
        .paramLabel(label(option.type()))
        .required(required)
        .description(option.description() + shown)
        .build();
  }

  private static String label(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining("|"));
    }
    if (type == TimeSpan.class) {
      return "TIME";
    }
    boolean text = type == String.class || type == List.class;
    return text ? "TEXT" : type == boolean.class ? "true|false" : "NUMBER";
  }

  /**
   * Refuses an option that has another name now.
   *
   * @param others the arguments that the command does not know
   * @throws IllegalArgumentException if one of them is the former name of an option of the command
   */
  public static void refuseFormerNames(CommandSpec spec, List<String> others) {
    List<String> arguments = new ArrayList<>();
    for (String other : others) {
      int last = arguments.size() - 1;
      // "--name value" as "--name=value"
      if (last >= 0 && !other.startsWith("-") && !arguments.get(last).contains("=")) {
        arguments.set(last, arguments.get(last) + "=" + other);
      } else {
        arguments.add(other);
      }
    }
    RenamedOption.refuse(arguments, name -> spec.optionsMap().containsKey("--" + name));
  }

  /**
   * Reads the options of a parsed command as the pipeline takes them.
   *
   * @param others the arguments that the command does not know: options of Beam and its runners
   * @throws ParameterException if one of them is not an option, or Beam does not know it either
   */
  public static <T extends PipelineOptions> T parse(
      ParseResult parsed, Class<T> type, List<String> others) {
    var commandLine = parsed.commandSpec().commandLine();
    refuseFormerNames(parsed.commandSpec(), others);
    List<String> args = new ArrayList<>();
    if (others.stream().noneMatch(other -> other.startsWith("--appName="))) {
      args.add("--appName=danq" + parsed.commandSpec().name()); // the job's name begins like this
    }
    // A repeated option is matched several times, each time with all of its values.
    for (OptionSpec option : new LinkedHashSet<>(parsed.matchedOptions())) {
      String name = option.longestName();
      if (PipelineOption.exists(type, name.substring(2)) && option.getValue() != null) {
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
      return PipelineArguments.parse(args, type);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(commandLine, fault(e), e);
    }
  }

  /** A value as Beam reads it; the values of a repeated option one by one. */
  private static List<String> values(Object value) {
    if (value instanceof List<?> several) {
      return several.stream().map(String::valueOf).toList();
    }
    return List.of(value instanceof Enum<?> e ? e.name() : value.toString());
  }

  private static String fault(IllegalArgumentException e) {
    String message = Faults.oneLine(String.valueOf(e.getMessage()));
    return message.replaceFirst(
        "^Class interface \\S+ missing a property named '([^']*)'\\.?", "unknown option --$1.");
  }
}
