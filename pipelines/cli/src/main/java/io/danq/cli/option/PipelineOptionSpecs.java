package io.danq.cli.option;

import io.danq.beam.option.ByteSize;
import io.danq.beam.option.PipelineArguments;
import io.danq.beam.option.PipelineOption;
import io.danq.beam.option.RenamedOption;
import io.danq.beam.option.TimeSpan;
import io.danq.cli.text.Faults;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.beam.sdk.options.PipelineOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Adds the options of a pipeline to a command and reads them back. Their names, descriptions and
 * defaults are declared once, in the pipeline's options interface. Any other {@code --name=value}
 * goes to Beam, which knows the options of its runners.
 */
public final class PipelineOptionSpecs {
  /** How Beam's parser of options says that a value is not a number. */
  private static final Pattern WRONG_TYPE =
      Pattern.compile("`java\\.lang\\.(Integer|Long|Double|Float)` from String \"([^\"]*)\"");

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
    // Times and sizes stay text here: their faults are reported by the same code as for main
    // classes.
    boolean hasUnit = option.type() == TimeSpan.class || option.type() == ByteSize.class;
    Class<?> text = hasUnit ? String.class : option.type();
    Class<?> type = option.commaSeparated() ? List.class : text;
    boolean flag = option.isFlag();
    String shown =
        option
            .defaultValue()
            .filter(value -> !value.isEmpty() && !flag)
            .map(value -> option.type().isEnum() ? value.toLowerCase(Locale.ROOT) : value)
            .map(value -> " Default: " + value)
            .orElse("");
    return OptionSpec.builder(names.toArray(String[]::new))
        .type(type)
        .auxiliaryTypes(type == List.class ? String.class : type)
        .arity(flag ? "0..1" : "1")
        .fallbackValue(flag ? "true" : "")
        .paramLabel(label(option))
        // A list may be given without its name; parse() asks for it.
        .required(required && !option.commaSeparated())
        .description((option.description() + shown).replace("%", "%%"))
        .build();
  }

  private static String label(PipelineOption option) {
    return option.valueName().orElseGet(() -> label(option.type()));
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
    if (type == ByteSize.class) {
      return "SIZE";
    }
    boolean text = type == String.class || type == List.class;
    return text ? "TEXT" : type == boolean.class ? "true|false" : "NUMBER";
  }

  /**
   * Refuses former names of options.
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
   * Turns the options of a parsed command into the options of the pipeline.
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
    for (PipelineOption option : PipelineOption.of(type)) {
      String argument = "--" + option.name() + "=";
      if (option.commaSeparated()) {
        args.add(argument + String.join(",", listed(parsed, option)));
      } else {
        named(parsed, option).forEach(value -> args.add(argument + value));
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
      String hint =
          others.stream()
              .filter(other -> !other.contains("="))
              .findFirst()
              .map(bare -> "; options of Beam are written " + bare + "=VALUE")
              .orElse("");
      throw new ParameterException(commandLine, fault(e) + hint, e);
    }
  }

  /** The elements of a list: the values of the option, and arguments without an option. */
  private static List<String> listed(ParseResult parsed, PipelineOption option) {
    List<String> elements = new ArrayList<>(named(parsed, option));
    for (PositionalParamSpec unnamed : parsed.matchedPositionals()) {
      elements.addAll(values(unnamed.getValue()));
    }
    if (elements.isEmpty() && option.required()) {
      throw new ParameterException(
          parsed.commandSpec().commandLine(),
          "Missing required option: '--" + option.name() + "=" + label(option) + "'");
    }
    return elements;
  }

  /** The values that the option's name was given with. */
  private static List<String> named(ParseResult parsed, PipelineOption option) {
    OptionSpec given = parsed.matchedOption("--" + option.name());
    return given == null || given.getValue() == null ? List.of() : values(given.getValue());
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
    Matcher type = WRONG_TYPE.matcher(message);
    if (type.find()) {
      boolean whole = type.group(1).equals("Integer") || type.group(1).equals("Long");
      return "'" + type.group(2) + "' is not " + (whole ? "a whole number" : "a number");
    }
    return message.replaceFirst(
        "^Class interface \\S+ missing a property named '([^']*)'\\.?", "unknown option --$1.");
  }
}
