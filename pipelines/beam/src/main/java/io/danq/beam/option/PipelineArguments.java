package io.danq.beam.option;

import java.util.Collection;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Reads a pipeline's arguments, {@code --name=value}, for main classes and the command line. */
public final class PipelineArguments {
  private PipelineArguments() {}

  /**
   * The options that the arguments give.
   *
   * @throws IllegalArgumentException if one is not an option, has its former name, is missing or
   *     has a value that cannot be read
   */
  public static <T extends PipelineOptions> T parse(List<String> arguments, Class<T> type) {
    RenamedOption.refuse(arguments, name -> PipelineOption.exists(type, name));
    for (PipelineOption option : PipelineOption.of(type)) {
      String name = "--" + option.name();
      if (option.type() == TimeSpan.class) {
        values(arguments, name).forEach(time -> TimeSpan.parse(name, time));
      }
      if (option.type() == ByteSize.class) {
        values(arguments, name).forEach(size -> ByteSize.parse(name, size));
      }
    }
    KnownOptions.of(arguments, type);
    return PipelineOptionsFactory.fromArgs(arguments.toArray(String[]::new))
        .withValidation()
        .as(type);
  }

  private static List<String> values(List<String> arguments, String option) {
    String start = option + "=";
    return arguments.stream()
        .filter(argument -> argument.startsWith(start))
        .map(argument -> argument.substring(start.length()))
        .toList();
  }

  /** Whether the arguments give an option, whatever its value. */
  public static boolean has(Collection<String> arguments, String option) {
    return arguments.stream().anyMatch(argument -> argument.startsWith("--" + option + "="));
  }
}
